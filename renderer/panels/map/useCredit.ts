import { useTranslation } from "react-i18next";
import type { CityRow } from "../../../shared/contract/rows.ts";
import type { BaseMap } from "./base.ts";

/** What the ground is and whose; a schematic drawing is called one, in the room's language. Null for plain ground. */
export function useCredit(ground: BaseMap["ground"] | undefined, city: CityRow | undefined): string | null {
  const { t } = useTranslation("map");
  if (ground === undefined || ground === "plain") return null;
  return [ground === "schematic" && t("schematic"), city?.basemapCredit].filter(Boolean).join(" · ") || null;
}
