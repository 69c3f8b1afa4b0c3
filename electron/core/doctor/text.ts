/** The findings for a terminal, in words of the locale's `doctor.json`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Language } from "../../../shared/contract/rows.ts";
import { type Finding, worst } from "../../../shared/domain/doctor/finding.ts";

export type DoctorTexts = Readonly<Record<string, string>>;

const marks = { ok: "✓", warning: "!", fault: "✗", unknown: "?" } as const;

/** Without its file the codes themselves are told. */
export async function loadDoctorTexts(resourcesFolder: string, language: Language): Promise<DoctorTexts> {
  const text = await readFile(join(resourcesFolder, "locales", language, "doctor.json"), "utf8").catch(
    () => "{}",
  );
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

/** One line for each finding, its advice below it where something is to be done, and what it comes to. */
export function reportText(findings: readonly Finding[], texts: DoctorTexts): string {
  const words = (key: string, { params }: Finding) =>
    (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => params[name] ?? "");
  const lines = findings.flatMap((each) => {
    const line = `${marks[each.state]} ${words(`check-${each.check}`, each)}: ${words(`found-${each.code}`, each)}`;
    return each.state === "ok" ? [line] : [line, `    → ${words(`do-${each.code}`, each)}`];
  });
  return `${[...lines, "", texts[`sum-${worst(findings)}`] ?? worst(findings)].join("\n")}\n`;
}
