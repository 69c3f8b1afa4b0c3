/** Whether a station may leave the real room for a drill. Pure. */
export const drillRefusals = ["urgent-and-alone", "handover", "in-drill"] as const;
export type DrillRefusal = (typeof drillRefusals)[number];

export interface RoomNow {
  /** Nothing in it is real. */
  readonly demo: boolean;
  readonly inDrill: boolean;
  readonly handoverUnderWay: boolean;
  /** Other stations of the room that are up and in no drill. */
  readonly others: number;
  readonly urgentOpen: number;
}

/** Null where it may. */
export function refusalOfDrill({
  demo,
  inDrill,
  handoverUnderWay,
  others,
  urgentOpen,
}: RoomNow): DrillRefusal | null {
  if (inDrill) return "in-drill";
  if (handoverUnderWay) return "handover";
  // Somebody must be there for what cannot wait.
  if (!demo && others === 0 && urgentOpen > 0) return "urgent-and-alone";
  return null;
}
