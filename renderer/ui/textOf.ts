/** A text of the city, which has every language, in the one that the screen speaks. */
import type { CityRow } from "../../shared/contract/rows.ts";

export function textOf(text: CityRow["name"], language: string): string {
  return language === "en" ? text.en : text.id;
}
