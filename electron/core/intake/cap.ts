/** CAP 1.2 documents, and the indexes (Atom, RSS) that lead to them. */
import { type CapAlert, capAlert } from "../../../shared/messages/warnings.ts";
import { SourceFault } from "./fault.ts";
import { parseXml } from "./xml.ts";

/** A link of an index, and what tells whether it changed. */
export interface FeedEntry {
  readonly url: string;
  readonly version: string;
}

export type CapDocument =
  | { readonly kind: "alert"; readonly alert: CapAlert }
  | { readonly kind: "index"; readonly entries: readonly FeedEntry[] };

/** Of one index: what it lists beyond is left for later, when the first are gone from it. */
export const maxEntries = 200;

/** `base` is where it was read; relative links start there. Throws `SourceFault`. */
export function readCapDocument(bytes: Uint8Array, base?: string): CapDocument {
  const { root, value } = parseXml(bytes);
  if (root === "alert") return { kind: "alert", alert: alertOf(value) };
  if (root === "feed") return { kind: "index", entries: atomEntries(value, base) };
  if (root === "rss") return { kind: "index", entries: rssEntries(value, base) };
  throw new SourceFault("schema", `<${root}>`);
}

function alertOf(value: unknown): CapAlert {
  const parsed = capAlert.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SourceFault("schema", `${issue?.path.join(".") || "alert"}: ${issue?.message}`);
}

type Element = Readonly<Record<string, unknown>>;

function atomEntries(feed: unknown, base: string | undefined): FeedEntry[] {
  return childrenOf(feed, "entry").flatMap((entry) => {
    const links = childrenOf(entry, "link");
    const link = links.find(({ type }) => type === "application/cap+xml") ?? links[0];
    return entryOf(textOf(link?.href), `${textOf(entry.id)} ${textOf(entry.updated)}`, base);
  });
}

function rssEntries(rss: unknown, base: string | undefined): FeedEntry[] {
  const [channel] = childrenOf(rss, "channel");
  return childrenOf(channel, "item").flatMap((item) =>
    entryOf(textOf(item.link), `${textOf(item.guid)} ${textOf(item.pubDate)}`, base),
  );
}

function entryOf(link: string, version: string, base: string | undefined): FeedEntry[] {
  if (link === "" || !URL.canParse(link, base)) return [];
  return [{ url: new URL(link, base).href, version }];
}

function childrenOf(element: unknown, name: string): Element[] {
  const child = isElement(element) ? element[name] : undefined;
  return (Array.isArray(child) ? child : [child]).filter(isElement).slice(0, maxEntries);
}

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of an element, with attributes or without. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return isElement(value) && typeof value["#text"] === "string" ? value["#text"].trim() : "";
}
