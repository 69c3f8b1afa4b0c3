/** Who is meant by an actor or an officer's id, in words. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { useView } from "../../data/core.ts";

export interface People {
  /** An officer of the city; undefined for one that it does not have. */
  officer(id: string): OfficerRow | undefined;
  /** A name; the id itself for somebody that the city does not have. */
  name(officer: string): string;
  /** Of an event: a person of the room, an officer, whoever sat at a station, or the room itself. */
  actor(actor: string): string;
}

export function usePeople(): People {
  const { rows } = useView("officers");
  const accounts = useView("people").rows;
  const { t } = useTranslation("incidents");
  return useMemo(() => {
    const officers = new Map(rows.map((officer) => [officer.id, officer]));
    const name = (id: string) => officers.get(id)?.name ?? id;
    return {
      officer: (id) => officers.get(id),
      name,
      actor(actor) {
        const [, kind, who = ""] = /^(\w+):(.*)$/s.exec(actor) ?? [];
        if (kind === "officer") return name(who);
        if (kind === "person") return accounts.find(({ id }) => id === who)?.name ?? who;
        if (kind === "operator") return t("actor-operator", { who });
        return actor === "room" ? t("actor-room") : actor;
      },
    };
  }, [rows, accounts, t]);
}
