/** What an evidence package says, for people: what was told, where, what was done by whom, and the pictures. */
import type { City } from "../../../shared/domain/city/index.ts";
import type { EventBody, RoomEvent } from "../../../shared/domain/event/event.ts";
import type { TFunction } from "../../../shared/domain/event/words.ts";
import { formatPlace } from "../../../shared/domain/place.ts";
import { maskName, maskPhone, maskText } from "../../../shared/domain/privacy/mask.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import { Paper } from "../paper/flow.ts";
import { readTexts } from "../paper/texts.ts";
import type { FileReader } from "../proof/export.ts";
import { letterheadOf } from "../shiftLog/print.ts";
import { logRowOf } from "../shiftLog/rows.ts";
import { type NameOf, readSentences, type Sentences } from "../shiftLog/sentences.ts";
import type { Store } from "../store/index.ts";
import type { Evidence } from "./gather.ts";
import { drawMap } from "./map.ts";

export interface EvidencePaperOptions {
  readonly city: City;
  readonly store: Store;
  readonly resourcesFolder: string;
  readonly nameOf: NameOf;
  readonly fingerprint: string | null;
  readonly language: "id" | "en";
  readonly masked: boolean;
  readonly madeAtMs: number;
  readonly files: FileReader;
}

export async function evidencePaper(
  evidence: Evidence,
  options: EvidencePaperOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { city, resourcesFolder, language, nameOf } = options;
  const texts = await readTexts(resourcesFolder, language, "evidence");
  const sentences = await readSentences(city, resourcesFolder, language, nameOf);
  return await written(evidence, options, sentences, texts);
}

async function written(
  { incident, reports, told }: Evidence,
  options: EvidencePaperOptions,
  sentences: Sentences,
  t: TFunction<"evidence">,
): Promise<Uint8Array<ArrayBuffer>> {
  const { city, store, language, masked, fingerprint, files } = options;
  const moment = new Intl.DateTimeFormat(language, {
    ...{ timeZone: city.zone, dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" },
  });
  const paper = await Paper.open(
    {
      letterhead: letterheadOf(city, language),
      title: t("title", { incident }),
      subtitle: t("made", { time: moment.format(options.madeAtMs) }),
      foot: fingerprint === null ? t("not-signed") : t("signed", { fingerprint }),
    },
    options.resourcesFolder,
  );
  await paper.text(t(masked ? "masked" : "open"));
  await paper.text(t("how-to-check"));
  const names = reports.map(({ reporterName }) => reporterName);
  const shown = (text: string) => (masked ? maskText(text, names) : text);
  await paper.heading(t("reports"));
  for (const report of reports) {
    const category = city.categories.find(({ id }) => id === report.category);
    await paper.row([{ text: `${report.id} · ${category?.name[language] ?? report.category}`, bold: true }]);
    const place = formatPlace([report.longitude, report.latitude]);
    const { reporterName: name, reporterPhone: phone, address } = report;
    const facts = [
      [t("told-at"), `${moment.format(report.requestedAt)}, ${report.channel}`],
      [t("place"), [address && shown(address), place].filter(Boolean).join(" · ")],
      [
        t("reporter"),
        [name && (masked ? maskName(name) : name), phone && (masked ? maskPhone(phone) : phone)]
          .filter(Boolean)
          .join(", "),
      ],
      [t("words"), shown(report.text)],
    ] as const;
    for (const [label, value] of facts)
      if (value) await paper.row([{ text: label, width: 90, soft: true }, { text: value }]);
  }
  const [first] = reports;
  if (first) {
    await paper.heading(t("map"));
    await drawMap(paper, city, [first.longitude, first.latitude]);
  }
  await paper.heading(t("timeline"));
  for (const event of inOrder(told)) {
    const row = logRowOf(event, store);
    // A row masks what was decided, and shows what people wrote into the log itself.
    const line = masked
      ? { ...row, entry: maskBody(row.entry, names) }
      : { ...row, body: { ...event.body, ordered: row.body.ordered } };
    const text = sentences.of(line);
    await paper.row([
      { text: moment.format(row.at), width: 92, soft: true },
      { text: sentences.actor(row.actor), width: 96, soft: true },
      { text, bold: row.group === "entry" },
    ]);
  }
  const pictured = told.filter((event) => event.kind === "incident.pictured");
  if (pictured.length > 0) await paper.heading(t("pictures"));
  for (const { body, time } of pictured) {
    const { sha256, cameraName, takenAt, widthPx, heightPx } = body as EventBody<"incident.pictured">;
    const bytes = await files.picture(sha256);
    const caption = `${cameraName} · ${moment.format(takenAt ?? time.ms)} · SHA-256 ${sha256}`;
    if (bytes)
      await paper
        .picture(bytes, widthPx, heightPx, caption)
        .catch(() => paper.text(`${caption} · ${t("unreadable")}`));
    else await paper.text(`${caption} · ${t("not-here")}`);
  }
  return paper.end();
}

function inOrder(events: readonly RoomEvent[]): RoomEvent[] {
  return [...events].sort((a, b) => a.time.ms - b.time.ms || a.time.counter - b.time.counter);
}
