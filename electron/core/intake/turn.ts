/** One time of asking a source, as the reader of its kind sees it. */
import type { ReportMessage } from "../../../shared/messages/facts.ts";
import type { CapAlert } from "../../../shared/messages/warnings.ts";
import type { Store } from "../store/index.ts";

export interface PollTurn {
  readonly store: Store;
  /** Epoch ms. */
  readonly now: number;
  /** The city's zone, for times that have none. */
  readonly zone: string;
  /** All that changed until then has been read before; null for nothing. */
  readonly watermark: number | null;
  /** Bounded, with the source's credentials. Throws `SourceFault`. */
  fetch(url: string, types: RegExp): Promise<Buffer>;
  /** Writes what is new or changed, in one transaction. */
  take(reports: readonly ReportMessage[]): void;
  takeAlert(alert: CapAlert): void;
  /** A record that cannot be used, told once however often it comes. */
  refuse(detail: string): void;
  /** Something whose fault is told and stops nothing else. True when it went well. */
  attempt(part: () => Promise<void> | void): Promise<boolean>;
  /** From now on only what changed since then is news. Kept when the turn ends well. */
  readUntil(watermark: number): void;
  /** What the source offers and the city has no category for. */
  unmapped(codes: readonly string[]): void;
}
