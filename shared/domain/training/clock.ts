/**
 * The clock of a drill: stands while the drill is frozen, and goes faster or slower than the machine's. Everything in
 * the room of a drill goes by it: officers, reports, deadlines, alarms, the log, and what the screens show. So a duration
 * is one of the drill whatever the speed was, and drills at different speeds can be compared.
 *
 * Guarantees: as long as the machine's clock does not go back it does not either, whatever is done to its pace; each
 * change of pace costs a millisecond at the most.
 */
import { z } from "zod";

/** From a moment on it goes so many times as fast as the machine's clock; 0: it stands. */
export const clockPieceSchema = z.object({
  /** Epoch ms by the machine's clock, and by the drill's at that moment. */
  realMs: z.number(),
  drillMs: z.number(),
  rate: z.number().min(0).max(20),
});
export type ClockPiece = z.infer<typeof clockPieceSchema>;

/** Faster than tenfold, people have no chance and the clocks that look once a second see too little. */
export const drillSpeeds = [0.5, 1, 2, 5, 10] as const;
export const drillSpeedSchema = z.union([
  z.literal(0.5),
  z.literal(1),
  z.literal(2),
  z.literal(5),
  z.literal(10),
]);
export type DrillSpeed = z.infer<typeof drillSpeedSchema>;

/** What the drill's clock says when the machine's says `realMs`; whole ms. */
export function drillTimeAt(piece: ClockPiece, realMs: number): number {
  return Math.floor(piece.drillMs + Math.max(0, realMs - piece.realMs) * piece.rate);
}

/** It goes at another pace from now on, and goes on from what it says now. */
export function atRate(piece: ClockPiece, realMs: number, rate: number): ClockPiece {
  return { realMs: Math.max(realMs, piece.realMs), drillMs: drillTimeAt(piece, realMs), rate };
}
