/** Reads a CAP feed: a document, or an index of documents on the same host. A document that is broken keeps no other out. */
import type { CapSource } from "../../../shared/domain/city/index.ts";
import { type FeedEntry, readCapDocument } from "./cap.ts";
import { SourceFault } from "./fault.ts";
import type { PollTurn } from "./turn.ts";

const xml = /^(application|text)\/([\w.-]+\+)?xml$/;

export class CapReader {
  private readonly source: CapSource;
  /** The entries that were read, and in which version: an index is mostly what it was a minute ago. */
  private read = new Map<string, string>();

  constructor(source: CapSource) {
    this.source = source;
  }

  /** Throws `SourceFault`. */
  async poll(turn: PollTurn): Promise<void> {
    const { url } = this.source;
    const document = readCapDocument(await turn.fetch(url, xml), url);
    if (document.kind === "alert") {
      turn.takeAlert(document.alert);
      return;
    }
    const current = new Map<string, string>();
    for (const entry of document.entries) {
      const isKnown = this.read.get(entry.url) === entry.version;
      const isRead = isKnown || (await turn.attempt(() => this.readEntry(turn, entry)));
      if (isRead) current.set(entry.url, entry.version);
    }
    this.read = current;
  }

  private async readEntry(turn: PollTurn, { url }: FeedEntry): Promise<void> {
    const { origin } = new URL(url);
    if (origin !== new URL(this.source.url).origin) throw new SourceFault("other-host", origin);
    const document = readCapDocument(await turn.fetch(url, xml), url);
    if (document.kind !== "alert") throw new SourceFault("schema", "<alert>");
    turn.takeAlert(document.alert);
  }
}
