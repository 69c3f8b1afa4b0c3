/** Lines of the log in words, for paper: who, about what, and what happened or was written. */
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { eventWords } from "../../../shared/domain/event/words.ts";
import { parseMarkdown, plainLines } from "../../../shared/domain/log/markdown.ts";
import { readTexts } from "../paper/texts.ts";

export interface Sentences {
  actor(actor: string): string;
  /** What a line says, and below it what a person wrote with it. */
  of(row: LogRow): string;
}

/** An actor's account by its name; any other actor as it stands in the event. */
export type NameOf = (actor: string) => string;

export async function readSentences(
  city: City,
  resourcesFolder: string,
  language: "id" | "en",
  nameOf: NameOf,
): Promise<Sentences> {
  const [events, incidents] = await Promise.all(
    ["events", "incidents"].map((name) => readTexts(resourcesFolder, language, name)),
  );
  const names = new Map(city.officers.map(({ id, name }) => [id, name]));
  const people = { name: (id: string) => names.get(id) ?? id };
  const index = {
    agencies: new Map(city.agencies.map((agency) => [agency.id, agency])),
    categories: new Map(city.categories.map((category) => [category.id, category])),
  };
  return {
    actor(actor) {
      const [, kind, who = ""] = /^(\w+):(.*)$/s.exec(actor) ?? [];
      if (kind === "officer") return people.name(who);
      if (kind === "operator") return incidents!("actor-operator", { who });
      return actor === "room" ? incidents!("actor-room") : nameOf(actor);
    },
    of(row) {
      const now = row.entry?.versions.at(-1);
      if (now) {
        const marks = [...now.tags.map((tag) => `#${tag}`), ...now.links.map(({ name }) => `@${name}`)].join(
          " ",
        );
        const files = (row.entry?.attachments ?? []).map(
          ({ name, sha256 }) => `[${name} ${sha256.slice(0, 12)}]`,
        );
        return [...plainLines(parseMarkdown(now.text)), marks, ...files]
          .filter((line) => line !== "")
          .join("\n");
      }
      const ordered = typeof row.body.ordered === "string" ? { ordered: row.body.ordered } : {};
      const context = { people, city: index, orders: new Map<string, string>(), language, ...ordered };
      const { text, said } = eventWords(row, events!, context);
      return said === null ? text : `${text}\n${said}`;
    },
  };
}
