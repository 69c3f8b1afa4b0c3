/**
 * Messages that were refused, until the next commit takes them. All are counted; of a flood only the newest
 * `quarantineSize` are kept, with what tells who a citizen is masked: a report that was refused waits for no reader.
 */
import type { QuarantineReason, QuarantineRow } from "../../../shared/contract/rows.ts";
import { maskSample, maskText } from "../../../shared/domain/privacy/mask.ts";
import type { LiveRows } from "../live/rows.ts";
import { type QuarantineRepository, quarantineSize, type RefusedMessage } from "../store/quarantine.ts";

/** Of the message, and of the topic and the detail, which can quote what was sent: a topic has up to 64 KiB. */
const sampleCharacters = 500;
/** Four bytes are the longest character of UTF-8: no more need be decoded. */
const sampleBytes = sampleCharacters * 4;

export class Quarantine {
  private readonly repository: QuarantineRepository;
  private readonly rows: LiveRows<QuarantineRow>;
  private readonly kept: RefusedMessage[] = [];
  private readonly counted = new Map<QuarantineReason, number>();
  private written: QuarantineRow[] = [];
  private total: number;

  constructor(repository: QuarantineRepository, rows: LiveRows<QuarantineRow>) {
    this.repository = repository;
    this.rows = rows;
    this.total = [...repository.counts().values()].reduce((sum, count) => sum + count, 0);
    rows.replace(repository.rows());
  }

  /** Refused since a person last emptied the quarantine. */
  get count(): number {
    return this.total;
  }

  /** True when something is to be written. */
  get waits(): boolean {
    return this.counted.size > 0;
  }

  add(topic: string, payload: Buffer, reason: QuarantineReason, detail: string, now: number): void {
    this.total++;
    this.counted.set(reason, (this.counted.get(reason) ?? 0) + 1);
    const sample = maskSample(beginningOf(payload.subarray(0, sampleBytes).toString()));
    this.kept.push({
      ...{ topic: maskText(beginningOf(topic)), receivedAt: now, bytes: payload.length },
      ...{ reason, detail: maskText(beginningOf(detail)), sample },
    });
    if (this.kept.length > quarantineSize) this.kept.shift();
  }

  /** Within the batch's transaction; `committed` follows when that stands. */
  write(): void {
    this.written = this.waits ? this.repository.put(this.kept, this.counted) : [];
  }

  committed(): void {
    for (const row of this.written) this.rows.put(row);
    const excess = Math.max(0, this.rows.size - quarantineSize);
    for (const { id } of [...this.rows.values()].slice(0, excess)) this.rows.remove(id);
    this.written = [];
    this.kept.length = 0;
    this.counted.clear();
  }

  /** Those from before (epoch ms) are on no screen any more; the counts stay. */
  forgetBefore(atMs: number): void {
    for (const { id, receivedAt } of [...this.rows.values()]) if (receivedAt < atMs) this.rows.remove(id);
  }

  /** A person has seen them and wants no more of them. */
  clear(): void {
    this.repository.clear();
    this.rows.replace([]);
    this.kept.length = 0;
    this.counted.clear();
    this.total = 0;
  }
}

/** Without half of a character at its end. */
function beginningOf(text: string): string {
  return text.slice(0, sampleCharacters).replace(/[\uD800-\uDBFF]$/, "");
}
