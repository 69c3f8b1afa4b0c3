/** What an item says, in words: the same on screen and on paper. Pure; the words are texts of `handover.json`. */
import type { Item } from "./item.ts";
import { itemKinds, nextSteps } from "./item.ts";

export type Words = (key: string, values?: Record<string, string | number>) => string;

export interface WordsContext {
  readonly language: string;
  readonly words: Words;
  /** A moment, epoch ms, in the city's zone. */
  readonly moment: (ms: number) => string;
}

/** Texts that are asked for by what an item is. */
export const itemWords: readonly string[] = [
  ...itemKinds.map((kind) => `kind-${kind}`),
  ...nextSteps.map((step) => `next-${step}`),
  ...["due-by", "valid-until", "shelved-until", "without-picture", "crews", "planned", "planned-all"],
  ...["changes-since", "edition", "others-line", "by-whom"],
];

interface Localised {
  readonly id: string;
  readonly en: string;
}

export interface ItemText {
  readonly title: string;
  /** One line of facts. */
  readonly line: string;
  readonly text: string | null;
}

export function itemText(item: Item, { language, words, moment }: WordsContext): ItemText {
  const said = (text: Localised) => (language === "en" ? text.en : text.id);
  const fact = (name: string): string | undefined => {
    const value = item.facts[name];
    if (value === undefined || value === "") return undefined;
    return typeof value === "object" ? said(value) : String(value);
  };
  const number = (name: string) => Number(item.facts[name] ?? 0);
  const due = (key: string) => (item.dueMs === null ? undefined : words(key, { time: moment(item.dueMs) }));
  const place = [fact("address"), fact("district")].filter(Boolean).join(", ") || undefined;
  const parts = ((): (string | undefined)[] => {
    switch (item.kind) {
      case "incident":
        return [
          place,
          fact("agency"),
          words(`next-${fact("next") ?? "close"}`),
          due("due-by"),
          number("crews") > 0 ? words("crews", { number: number("crews") }) : undefined,
        ];
      case "order":
        return [fact("category"), fact("address"), due("due-by")];
      case "warning":
        return [fact("areas"), due("valid-until")];
      case "alarm":
        return [due("shelved-until"), fact("by") && words("by-whom", { who: fact("by")! })];
      case "staffing": {
        const { planned, minimum, posts, short } = item.facts;
        const figures = { planned: Number(planned), minimum: Number(minimum), time: moment(item.sinceMs) };
        return posts === undefined
          ? [fact("shift"), words("planned", figures)]
          : [words("planned-all", { ...figures, posts: Number(posts), short: Number(short) })];
      }
      case "camera":
        return [fact("district"), words("without-picture", { time: moment(item.sinceMs) })];
      case "note":
        return [fact("by") && words("by-whom", { who: fact("by")! })];
      case "changes": {
        const names = ["reported", "finished", "orders", "stillOpen"] as const;
        const counts = Object.fromEntries(names.map((name) => [name, number(name)]));
        return [words("changes-since", { time: moment(item.sinceMs), ...counts })];
      }
      case "instruction":
        return [words("edition", { number: number("version") })];
      case "others":
        return [
          words("others-line", { number: number("count"), urgent: number("urgent"), high: number("high") }),
        ];
    }
  })();
  const kind = item.kind === "others" ? (fact("of") ?? item.kind) : item.kind;
  return {
    title: said(item.title) || words(`kind-${kind}`),
    line: parts.filter(Boolean).join(" · "),
    text: item.text && said(item.text),
  };
}
