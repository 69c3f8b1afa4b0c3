/** What alarms say, in both languages at once: a handover keeps the words that were read. */
import { alarmCauses } from "../../../shared/domain/alarm/alarm.ts";
import { wordsOf } from "../../../shared/domain/alarm/wording.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Words } from "../../../shared/domain/handover/words.ts";
import { errorText, type Log } from "../log.ts";
import type { GatherOptions } from "./gather.ts";
import { readTexts } from "./texts.ts";

/** Until the texts are read, and where they cannot be, an alarm is told by its cause: no start waits for them. */
export function alarmTitles(resourcesFolder: string, city: City, log: Log): GatherOptions["alarmTitle"] {
  const read: { id?: Words; en?: Words } = {};
  for (const language of ["id", "en"] as const) {
    readTexts(resourcesFolder, language, "alarms").then(
      (words) => {
        read[language] = words;
      },
      (error) => log.error("the texts of alarms cannot be read", { language, reason: errorText(error) }),
    );
  }
  return (cause, params) => {
    const known = alarmCauses.find((each) => each === cause);
    const { id, en } = read;
    if (!known || !id || !en) return { id: cause, en: cause };
    const key = `text-${wordsOf(known, params)}`;
    const category = city.categories.find((each) => each.id === params.category)?.name;
    const named = { ...params, ...(params.count !== undefined && { number: params.count }) };
    return {
      id: id(key, { ...named, ...(category && { category: category.id }), event: params.id ?? "" }),
      en: en(key, { ...named, ...(category && { category: category.en }), event: params.en ?? "" }),
    };
  };
}
