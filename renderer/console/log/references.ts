/** What an entry may refer to, found by the letters after an `@`. Pure. */
import type { EntryLink } from "../../../shared/domain/log/event.ts";

export interface Reference extends EntryLink {
  /** What tells it from others of its name. */
  readonly hint: string;
}

const shown = 6;

/** The letters after an `@` that the cursor stands behind; null where there is none. */
export function askedAt(
  text: string,
  cursor: number,
): { readonly begin: number; readonly asked: string } | null {
  const before = text.slice(0, cursor);
  const found = /(^|[\s(])@([^\s@]{0,40}(?: [^\s@]{1,40})?)$/u.exec(before);
  if (!found) return null;
  const asked = found[2] ?? "";
  return { begin: cursor - asked.length - 1, asked };
}

/** Those that begin so first, then those that hold it. */
export function matching(references: readonly Reference[], asked: string): Reference[] {
  const wanted = asked.toLowerCase();
  const rank = ({ id, name }: Reference) => {
    const names = [id.toLowerCase(), name.toLowerCase()];
    if (names.some((each) => each.startsWith(wanted))) return 0;
    if (names.some((each) => each.split(/[\s-]/).some((word) => word.startsWith(wanted)))) return 1;
    return names.some((each) => each.includes(wanted)) ? 2 : 3;
  };
  const ranked: Reference[][] = [[], [], []];
  for (const each of references) {
    ranked[rank(each)]?.push(each);
    if ((ranked[0]?.length ?? 0) >= shown) break;
  }
  return ranked.flat().slice(0, shown);
}

/** The text with the letters replaced by the name, and where the cursor stands then. */
export function withReference(text: string, begin: number, cursor: number, { name }: EntryLink) {
  const put = `@${name} `;
  return { text: text.slice(0, begin) + put + text.slice(cursor), cursor: begin + put.length };
}

/** With one more, each once. */
export function linked(links: readonly EntryLink[], { kind, id, name }: EntryLink): EntryLink[] {
  const others = links.filter((each) => each.kind !== kind || each.id !== id);
  return [...others, { kind, id, name }];
}
