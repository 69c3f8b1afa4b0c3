/** What an event of the audit says, in words. */
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AuditRow } from "../../../shared/contract/access.ts";
import { type AuditedCommand, auditedCommands } from "../../../shared/contract/audited.ts";
import {
  type AccessKind,
  accessBodies,
  type TwoPersonAct,
  twoPersonActs,
} from "../../../shared/domain/roles/event.ts";
import { type CallerRole, callerRoles } from "../../../shared/domain/roles/role.ts";
import { useRow } from "../../data/core.ts";
import { formatMoment } from "../../ui/time.ts";
import { type People, usePeople } from "../incident/people.ts";

const named: ReadonlySet<string> = new Set(auditedCommands);

export interface AuditWords {
  kind(row: AuditRow): string;
  about(row: AuditRow): string;
}

export function useAuditWords(): AuditWords {
  const { t, i18n } = useTranslation("access");
  const people = usePeople();
  const zone = useRow("city")?.zone ?? "UTC";
  const { language } = i18n;
  return useMemo(
    () => ({
      kind: ({ kind }) => (Object.hasOwn(accessBodies, kind) ? t(`kind-${kind as AccessKind}`) : kind),
      about: (row) => aboutOf(row, t, people, (at) => formatMoment(at, zone, language)),
    }),
    [t, people, zone, language],
  );
}

function aboutOf(
  { kind, subject, body }: AuditRow,
  t: TFunction<"access">,
  people: People,
  moment: (at: number) => string,
): string {
  const who = people.actor(`person:${subject}`);
  switch (kind) {
    case "access.account-added":
    case "access.account-changed": {
      const read = accessBodies["access.account-changed"].safeParse(body).data ?? {};
      return [who, read.role && t(`role-${read.role}`)].filter(Boolean).join(" · ");
    }
    case "access.account-deleted": {
      const second = accessBodies[kind].safeParse(body).data?.second;
      return second ? `${who} · ${t("about-second", { who: people.actor(`person:${second}`) })}` : who;
    }
    case "access.signed-in": {
      const way = accessBodies[kind].safeParse(body).data?.way ?? "secret";
      return t(`way-${way}`);
    }
    case "access.signed-out": {
      const reason = accessBodies[kind].safeParse(body).data?.reason ?? "asked";
      return t(`out-${reason}`);
    }
    case "access.locked": {
      const reason = accessBodies[kind].safeParse(body).data?.reason ?? "asked";
      return t(`lock-${reason}`);
    }
    case "access.failed": {
      const read = accessBodies[kind].safeParse(body).data;
      return `${who} · ${t("about-failed", { count: read?.failures ?? 1 })}`;
    }
    case "access.refused": {
      const read = accessBodies[kind].safeParse(body).data;
      const role = callerRoles.find((each): each is CallerRole => each === read?.role);
      return t("about-refused", { what: commandOf(subject, t), role: role ? t(`role-${role}`) : "" });
    }
    case "access.exported": {
      const read = accessBodies[kind].safeParse(body).data;
      const rows = read?.rows ?? null;
      return [commandOf(subject, t), read?.file, rows === null ? null : t("about-rows", { count: rows })]
        .filter(Boolean)
        .join(" · ");
    }
    case "access.setting-changed": {
      const what = accessBodies[kind].safeParse(body).data?.what;
      return [commandOf(subject, t), what].filter(Boolean).join(" · ");
    }
    case "access.drill-begun":
      return accessBodies[kind].safeParse(body).data?.scenario ?? subject;
    case "access.drill-ended": {
      const read = accessBodies[kind].safeParse(body).data;
      const what = read?.scenario ?? subject;
      return read?.brokenOff ? t("about-broken-off", { what }) : what;
    }
    case "access.viewed": {
      const read = accessBodies[kind].safeParse(body).data;
      return [read && commandOf(read.what, t), subject, read?.reason].filter(Boolean).join(" · ");
    }
    case "access.confirmed": {
      const act = accessBodies[kind].safeParse(body).data?.act ?? "";
      return twoPersonActs.includes(act as TwoPersonAct) ? t(`act-${act as TwoPersonAct}`) : act;
    }
    case "access.clock-jumped": {
      const read = accessBodies[kind].safeParse(body).data;
      return read ? t("about-clock", { from: moment(read.fromMs), to: moment(read.toMs) }) : "";
    }
    case "access.unlocked":
      return "";
    default:
      return who;
  }
}

/** Whatever a person may be refused has no word of its own: it stands as it is called. */
function commandOf(name: string, t: TFunction<"access">): string {
  return named.has(name) ? t(`command-${name as AuditedCommand}`) : name;
}
