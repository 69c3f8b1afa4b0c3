/** How each configured source did, and how far it was read. */
import type { SourceFaultCode } from "../../../shared/contract/intake.ts";
import type { Database } from "./database.ts";

export interface StoredIntakeSource {
  readonly id: string;
  /** All that changed until then has been read, epoch ms; null for nothing yet. */
  readonly watermark: number | null;
  readonly lastAttemptAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly failing: boolean;
  /** The last one, also when it is over. */
  readonly fault: { readonly code: SourceFaultCode; readonly detail: string; readonly at: number } | null;
  readonly accepted: number;
  readonly refused: number;
}

interface Row extends Omit<StoredIntakeSource, "fault" | "failing"> {
  readonly failing: number;
  readonly faultCode: SourceFaultCode | null;
  readonly faultDetail: string;
  readonly faultAt: number;
}

export function intakeSourceRepository(database: Database) {
  const one = database.prepare(`
    SELECT id, watermark, last_attempt_at AS lastAttemptAt, last_success_at AS lastSuccessAt, failing,
      fault_code AS faultCode, fault_detail AS faultDetail, fault_at AS faultAt, accepted, refused
    FROM intake_sources WHERE id = ?`);
  const upsert = database.prepare(
    "INSERT OR REPLACE INTO intake_sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );

  return {
    get(id: string): StoredIntakeSource {
      const row = one.get(id) as Row | undefined;
      if (!row) {
        const never = { watermark: null, lastAttemptAt: null, lastSuccessAt: null };
        return { id, ...never, failing: false, fault: null, accepted: 0, refused: 0 };
      }
      const { faultCode: code, faultDetail: detail, faultAt: at, failing, ...rest } = row;
      return { ...rest, failing: failing === 1, fault: code && { code, detail, at } };
    },
    put({
      id,
      watermark,
      lastAttemptAt,
      lastSuccessAt,
      failing,
      fault,
      accepted,
      refused,
    }: StoredIntakeSource) {
      upsert.run([
        ...[id, watermark, lastAttemptAt, lastSuccessAt, failing ? 1 : 0],
        ...[fault?.code ?? null, fault?.detail ?? null, fault?.at ?? null, accepted, refused],
      ]);
    },
  };
}
export type IntakeSourceRepository = ReturnType<typeof intakeSourceRepository>;
