/** A day of the log on paper: every line of it, in the order in which it happened. */
import type { City } from "../../../shared/domain/city/index.ts";
import { addDays, type Day, epochOf } from "../../../shared/domain/zone.ts";
import { Paper } from "../paper/flow.ts";
import { readTexts } from "../paper/texts.ts";
import type { Store } from "../store/index.ts";
import { logRowOf } from "./rows.ts";
import { type NameOf, readSentences } from "./sentences.ts";

export interface PrintOptions {
  readonly city: City;
  readonly store: Store;
  readonly resourcesFolder: string;
  readonly nameOf: NameOf;
  readonly fingerprint: string | null;
}

/** More than any day has that is printed. */
const mostLines = 20_000;

export async function printDay(
  { city, store, resourcesFolder, nameOf, fingerprint }: PrintOptions,
  day: Day,
  language: "id" | "en",
): Promise<Uint8Array<ArrayBuffer>> {
  const texts = await readTexts(resourcesFolder, language, "log");
  const sentences = await readSentences(city, resourcesFolder, language, nameOf);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: city.zone, ...options });
  const time = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const span = {
    fromMs: epochOf(city.zone, day, "00:00"),
    toMs: epochOf(city.zone, addDays(day, 1), "00:00"),
  };
  const events = store.log.between(span, mostLines);
  const paper = await Paper.open(
    {
      letterhead: letterheadOf(city, language),
      title: texts("title"),
      subtitle: format({ dateStyle: "full" }).format(span.fromMs),
      foot: fingerprint === null ? texts("not-signed") : `${texts("fingerprint")} ${fingerprint}`,
    },
    resourcesFolder,
  );
  for (const event of events) {
    const row = logRowOf(event, store);
    const isEntry = row.entry !== null;
    await paper.row([
      { text: time.format(row.at), width: 46, soft: true },
      { text: sentences.actor(row.actor), width: 92, soft: true },
      { text: isEntry ? "" : row.subject, width: 86, soft: true },
      { text: sentences.of(row), bold: isEntry },
    ]);
  }
  if (events.length === 0) await paper.text(texts("day-none"));
  return paper.end();
}

/** Of the recap where the city has one, else its name. */
export function letterheadOf(city: City, language: "id" | "en"): readonly string[] {
  return city.attendance?.paper.letterhead ?? [city.name[language].toUpperCase()];
}
