/** Everything that an entry may refer to: open incidents, cameras, officers. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EntryLink } from "../../../shared/domain/log/event.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { connection, useView } from "../../data/core.ts";
import type { Selection } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import type { Reference } from "./references.ts";

export function useReferences(): readonly Reference[] {
  const { i18n } = useTranslation("log");
  const city = useCityIndex();
  const incidents = useView("incidents").rows;
  const cameras = useView("cameras").rows;
  const officers = useView("officers").rows;
  return useMemo(
    () => [
      ...incidents.map(({ id, category, address }): Reference => {
        const known = city.categories.get(category);
        const name = known ? textOf(known.name, i18n.language) : category;
        return { kind: "incident", id, name: `${name} ${id}`, hint: address ?? "" };
      }),
      ...cameras.map(({ id, name }): Reference => ({ kind: "camera", id, name, hint: id })),
      ...officers.map(({ id, name, crew }): Reference => ({ kind: "officer", id, name, hint: crew })),
    ],
    [incidents, cameras, officers, city, i18n.language],
  );
}

/** What is looked at, as an entry refers to it; undefined for what it cannot. */
export function linkOf(selection: Selection | null): EntryLink | undefined {
  if (!selection) return undefined;
  const { kind, id } = selection;
  if (kind === "camera" || kind === "officer") {
    const row = connection
      .read(kind === "camera" ? "cameras" : "officers", {})
      .rows.find((each) => each.id === id);
    return { kind, id, name: row?.name ?? id };
  }
  return kind === "incident" ? { kind, id, name: id } : undefined;
}
