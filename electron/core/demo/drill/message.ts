/** What an actor of the drill says, before it is published. */
import type { FactKind } from "../../../../shared/messages/topics.ts";

export interface DrillMessage {
  readonly kind: FactKind;
  /** The officer, report or camera that it is about. */
  readonly id: string;
  /** Epoch ms. */
  readonly atMs: number;
  /** Null takes a retained message away. */
  readonly body: object | null;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

/** Somebody or something of the simulated city that acts at moments of its own. */
export interface Actor {
  /** When it acts next, epoch ms; infinite when never again. After `act` it is later than before. */
  readonly nextAtMs: number;
  act(): DrillMessage[];
}

export function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}
