/** What people may do with the log: write, correct, search, and take out. */

import { type LogRow, maxEntryLetters } from "../../../shared/contract/shiftLog.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import { foldEntry } from "../../../shared/domain/log/entry.ts";
import { parseMarkdown, plainLines } from "../../../shared/domain/log/markdown.ts";
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import { excerptOf } from "../../../shared/domain/search/excerpt.ts";
import { searchedWords } from "../../../shared/domain/search/words.ts";
import type { Caller } from "../access/caller.ts";
import type { Handlers } from "../handlers.ts";
import type { NewId } from "../incidents/ids.ts";
import { Refused } from "../live/serve.ts";
import { markedName } from "../paper/mark.ts";
import { wordsIn } from "../store/logSearch.ts";
import type { AttachmentFiles } from "./attachments.ts";
import { type PrintOptions, printDay } from "./print.ts";
import { logRowOf, namesIn } from "./rows.ts";

type LogCommand = "log.write" | "log.correct" | "log.search" | "log.attachment" | "log.print";
export type LogHandlers = Handlers<LogCommand>;

export interface LogCommandContext extends PrintOptions {
  readonly station: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly attachments: AttachmentFiles;
}

const shownAtOnce = 100;

export function createLogCommands(context: LogCommandContext): LogHandlers {
  const { store, station, clock, newId, attachments } = context;
  const decide = (decision: Decision, { actor }: Caller) =>
    store.transaction(() => store.log.append(station, decision, actor, clock()));

  return {
    async "log.write"({ text, tags, links, template, attachments: files }, caller) {
      const said = checkedText(text);
      if (said === "" && files.length === 0) throw new Refused({ code: "nothing-said" });
      const kept = await attachments.keep(files);
      const entry = newId("L");
      const body = {
        ...{ text: said, tags: once(tags), links, template, attachments: kept, writtenAt: clock() },
      };
      decide({ kind: "log.written", subject: entry, body }, caller);
      return { entry };
    },
    "log.correct"({ entry, text, tags, links, reason }, caller) {
      const known = foldEntry(store.log.of(entry));
      if (!known) throw new Refused({ code: "unknown-entry", found: entry });
      const [{ actor: author }] = known.versions;
      if (caller.role === "operator" && caller.actor !== author) {
        throw new Refused({ code: "not-allowed", expected: author, found: caller.actor });
      }
      const said = checkedText(text);
      if (said === "" && known.attachments.length === 0) throw new Refused({ code: "nothing-said" });
      const body = { text: said, tags: once(tags), links, reason, writtenAt: clock() };
      decide({ kind: "log.corrected", subject: entry, body }, caller);
      return {};
    },
    "log.search"({ text, before, ...filter }) {
      const words = searchedWords(text);
      const found = store.logSearch.find(text, filter, before ?? Number.MAX_SAFE_INTEGER, shownAtOnce);
      const seen = new Set<string>();
      const hits: { row: LogRow; excerpt: string }[] = [];
      for (const { event } of found) {
        const row = logRowOf(originalOf(event), store);
        // An entry and its corrections are one.
        if (seen.has(row.id)) continue;
        seen.add(row.id);
        const texts = wordsIn(event).map(plainText);
        const isOwn = event.kind.startsWith("log.");
        hits.push({
          row,
          excerpt: excerptOf(
            isOwn ? texts : texts.map((each) => maskText(each, namesIn(event, store))),
            words,
          ),
        });
      }
      return { hits, next: found.length === shownAtOnce ? found.at(-1)!.number : null };
    },
    async "log.print"({ day, language }) {
      return { name: markedName(`catatan-${day}.pdf`), bytes: await printDay(context, day, language) };
    },
    async "log.attachment"({ sha256 }) {
      for (const type of [
        "image/jpeg",
        "image/png",
        "image/webp",
        "application/pdf",
        "video/mp4",
        "text/plain",
      ] as const) {
        const bytes = await attachments.read(sha256, type);
        if (bytes) return { type, bytes };
      }
      throw new Refused({ code: "unknown-attachment", found: sha256 });
    },
  };

  function originalOf(event: Parameters<typeof logRowOf>[0]) {
    if (event.kind !== "log.corrected") return event;
    return store.log.of(event.subject).find(({ kind }) => kind === "log.written") ?? event;
  }
}

/** Without the marks of Markdown. */
function plainText(text: string): string {
  return plainLines(parseMarkdown(text)).join(" · ");
}

/** Without blanks at its ends. Throws `Refused`. */
function checkedText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > maxEntryLetters) {
    throw new Refused({ code: "too-long", expected: String(maxEntryLetters), found: String(trimmed.length) });
  }
  return trimmed;
}

function once(tags: readonly string[]): string[] {
  return [...new Set(tags)];
}
