/**
 * Writes `liveroom.yaml`: a new one with a comment at every key, and changes in one that is there. Guarantees: comments
 * and the order of what people wrote stay; what comes out reads back as what was meant.
 */
import { type Document, isMap, isNode, isPair, isScalar, parseDocument } from "yaml";
import type { GivenSettings, SettingKey } from "./settings.ts";
import { settingKeys } from "./settings.ts";

export const schemaFileName = "liveroom.schema.json";

/** `comments`: what is said above each key, and in the file's head, in the language of whoever set the machine up. */
export interface FileComments {
  readonly head: string;
  readonly keys: Readonly<Record<SettingKey, string>>;
}

/** `null` takes a key away, what is absent stays. */
export type SettingChange = { readonly [Key in SettingKey]?: GivenSettings[Key] | null | undefined };

export function newStationFile(values: GivenSettings, comments: FileComments): string {
  return changeStationFile(`# yaml-language-server: $schema=./${schemaFileName}\n`, values, comments);
}

/** `text` must be YAML without faults of syntax. */
export function changeStationFile(text: string, change: SettingChange, comments: FileComments): string {
  const document: Document = parseDocument(text);
  const isNew = document.contents === null;
  if (isNew) {
    const first = document.commentBefore ?? document.comment ?? "";
    document.contents = document.createNode({});
    document.comment = null;
    document.commentBefore = [first, ...lines(comments.head)].filter(Boolean).join("\n");
  }
  for (const key of settingKeys) {
    const value = change[key];
    if (value === undefined) continue;
    if (value === null) remove(document, key);
    else put(document, key, value, comments.keys[key]);
  }
  return document.toString({ lineWidth: 0 });
}

function put(document: Document, key: SettingKey, value: unknown, comment: string): void {
  const path = key.split(".");
  const before = document.getIn(path, true);
  // A scalar keeps what stands beside it in its line.
  if (isScalar(before) && (typeof value !== "object" || value === null)) {
    before.value = value;
    return;
  }
  const isNew = before === undefined;
  if (path.length === 2 && !isMap(document.get(path[0]!))) document.set(path[0]!, document.createNode({}));
  document.setIn(path, document.createNode(value));
  if (isNew) say(document, path, comment);
}

function say(document: Document, path: readonly string[], comment: string): void {
  const holder = path.length === 1 ? document.contents : document.get(path[0]!);
  if (!isMap(holder)) return;
  const name = path.at(-1);
  const pair = holder.items.find(
    (item) => isPair(item) && (isScalar(item.key) ? item.key.value : item.key) === name,
  );
  if (!pair) return;
  if (!isNode(pair.key)) pair.key = document.createNode(pair.key);
  if (isNode(pair.key)) {
    pair.key.commentBefore = lines(comment).join("\n");
    pair.key.spaceBefore = path.length === 1 && holder.items.indexOf(pair) > 0;
  }
}

function remove(document: Document, key: SettingKey): void {
  const [first, ...rest] = key.split(".");
  if (!document.hasIn([first, ...rest])) return;
  document.deleteIn([first, ...rest]);
  const holder = document.get(first!);
  if (rest.length > 0 && isMap(holder) && holder.items.length === 0) document.delete(first!);
}

function lines(text: string): string[] {
  return text.split("\n").map((line) => (line === "" ? "" : ` ${line}`));
}
