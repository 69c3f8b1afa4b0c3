/** What an alarm says, in the interface's language. */
import type { TFunction } from "i18next";
import type { AlarmRow } from "../../shared/contract/alarms.ts";
import type { Entry } from "../../shared/domain/alarm/group.ts";
import { wordsOf } from "../../shared/domain/alarm/wording.ts";
import type { CityIndex } from "../city/useCityIndex.ts";
import { textOf } from "../ui/textOf.ts";

export type AlarmWords = Pick<AlarmRow, "cause" | "params">;

export interface Wording {
  readonly language: string;
  readonly city: CityIndex;
}

export function alarmText(
  { cause, params }: AlarmWords,
  t: TFunction<"alarms">,
  { language, city }: Wording,
): string {
  const category = city.categories.get(params.category ?? "");
  const { count: number, ...named } = params;
  return t(`text-${wordsOf(cause, params)}`, {
    ...named,
    number,
    category: category ? textOf(category.name, language) : params.category,
    event: language === "en" ? params.en : params.id,
  });
}

/** Of a single alarm its own words, of a group how many there are. */
export function entryText({ members }: Entry<AlarmRow>, t: TFunction<"alarms">, wording: Wording): string {
  const first = members[0] as AlarmRow;
  if (members.length === 1) return alarmText(first, t, wording);
  return t(`group-${first.cause}`, { number: members.length });
}

export function placeText(district: string | null, t: TFunction<"alarms">, { city }: Wording): string {
  return district === null ? t("everywhere") : (city.districts.get(district)?.name ?? district);
}
