/**
 * What helps somebody else to help, in one file: the doctor's findings, the program's logs, the state of the room in
 * figures, and the parts of the city's folder that say how it is set up.
 *
 * Guarantees: neither the database, pictures, attachments nor crash dumps are in it, and nothing of the folder that names
 * people; every text goes through the redactor.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { logFolder } from "../../../shared/contract/programLog.ts";
import type { Finding } from "../../../shared/domain/doctor/finding.ts";
import { keepFile } from "../keptFile.ts";
import { Archive } from "../proof/archive.ts";
import { type DoctorTexts, reportText } from "./text.ts";

export interface BundleContext {
  readonly findings: readonly Finding[];
  readonly texts: DoctorTexts;
  readonly dataFolder: string;
  readonly cityFolder: string;
  readonly appVersion: string;
  /** What the running room shows of itself; empty where none runs. */
  readonly state: object;
  readonly redact: (text: string) => string;
  readonly freeBytes: number | null;
  readonly nowMs: number;
}

/** How the room is set up; officers, posts and whoever signs papers are named in the other files. */
const cityFiles = [
  "city.yaml",
  "agencies.yaml",
  "categories.yaml",
  "cameras.yaml",
  "sources.yaml",
  "tours.yaml",
];

/** Its size in bytes. Rejects with `FileNotKept`. */
export async function writeBundle(path: string, context: BundleContext): Promise<number> {
  const { findings, texts, redact } = context;
  const about = { at: new Date(context.nowMs).toISOString(), version: context.appVersion };
  let bytes = 0;
  await keepFile(
    path,
    async (file) => {
      const archive = new Archive(file);
      const add = (name: string, text: string) => archive.add(name, Buffer.from(text, "utf8"));
      await add("findings.txt", redact(reportText(findings, texts)));
      await add("findings.json", jsonText({ ...about, findings }, redact));
      await add("state.json", jsonText({ ...about, ...context.state }, redact));
      for (const [folder, names, into] of [
        [join(context.dataFolder, logFolder), await namesIn(join(context.dataFolder, logFolder)), "logs"],
        [context.cityFolder, cityFiles, "city"],
      ] as const) {
        for (const name of names) {
          const text = await readFile(join(folder, name), "utf8").catch(() => undefined);
          if (text !== undefined) await add(`${into}/${name}`, redact(text));
        }
      }
      await archive.end();
      bytes = (await file.stat()).size;
    },
    context.freeBytes,
  );
  return bytes;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

/** Numbers stay: a time or a size is no number of somebody. */
function jsonText(value: object, redact: (text: string) => string): string {
  const told = JSON.stringify(value, (_key, each) => (typeof each === "string" ? redact(each) : each), 2);
  return `${told}\n`;
}
