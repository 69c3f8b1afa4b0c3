/** The shapes that carry a meaning together with its colour: an agency's, and a priority's. */
import type { CityRow } from "../../shared/contract/rows.ts";
import "./shape.css";

export type AgencyShape = CityRow["agencies"][number]["shape"];
export type Priority = CityRow["categories"][number]["priority"];

/** Paths in a box of 16 by 16; the map draws the same ones. */
export const agencyOutlines: Record<AgencyShape, string> = {
  circle: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  square: "M2 2h12v12H2z",
  triangle: "M8 1l7 13H1z",
  diamond: "M8 .5L15.5 8L8 15.5L.5 8z",
  hexagon: "M8 .8l6.3 3.6v7.2L8 15.2l-6.3-3.6V4.4z",
};

export function AgencyMark({ shape, colour }: { shape: AgencyShape; colour: string }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={agencyOutlines[shape]} fill={colour} />
    </svg>
  );
}

/** More strokes, more haste: three bars and red for urgent, none and grey for low. */
export const priorityLooks: Record<Priority, { bars: number; colour: string }> = {
  urgent: { bars: 3, colour: "var(--bad)" },
  high: { bars: 2, colour: "var(--warn)" },
  normal: { bars: 1, colour: "var(--accent)" },
  low: { bars: 0, colour: "var(--stale)" },
};

export function PriorityMark({ priority, label }: { priority: Priority; label: string }) {
  const { bars, colour } = priorityLooks[priority];
  return (
    <svg className="mark" viewBox="0 0 16 16" role="img" aria-label={label}>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1.5 + bar * 5}
          y={10 - bar * 4}
          width="3.5"
          height={5 + bar * 4}
          fill={bar < bars ? colour : "none"}
          stroke={colour}
          strokeWidth="1"
        />
      ))}
    </svg>
  );
}
