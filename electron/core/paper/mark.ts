/**
 * The mark on whatever leaves a room in which nothing is real: papers and the names of files. One process is one room,
 * which says when it opens whether it is.
 */
import { readTexts } from "./texts.ts";

let mark: string | null = null;

/** `null`: what leaves this room is real. */
export function markPapers(text: string | null): void {
  mark = text;
}

export function paperMark(): string | null {
  return mark;
}

/** A file's name says it too, in the language of all of them. */
export function markedName(name: string): string {
  return mark === null ? name : `SIMULASI-${name}`;
}

/** In the city's language, of the interface's texts. */
export async function wordOfMark(resourcesFolder: string, language: "id" | "en"): Promise<string> {
  const texts = await readTexts(resourcesFolder, language, "training").catch(() => () => "SIMULASI");
  return texts("mark");
}
