/** The shapes that carry a meaning together with its colour: an agency's, and a priority's. */
import type { CityRow } from "../../shared/contract/rows.ts";
import { agencyOutlines } from "../../shared/domain/city/agency.ts";
import "./shape.css";

export type AgencyShape = CityRow["agencies"][number]["shape"];
export type Priority = CityRow["categories"][number]["priority"];

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
