/** Large figures, and under them the course of the day; part by part where not all of it fits. */
import type { CSSProperties, RefObject } from "react";
import type { BriefingFigures } from "../../../shared/domain/briefing/content.ts";
import { type BriefingRoom, figureParts } from "../../../shared/domain/briefing/parts.ts";
import { Chart } from "../../performance/Chart.tsx";

export interface FiguresProps {
  readonly content: BriefingFigures;
  readonly room: BriefingRoom | undefined;
  readonly part: number;
  readonly box: RefObject<HTMLDivElement | null>;
}

export function Figures({ content: { figures, chart }, room, part, box }: FiguresProps) {
  const parts = room ? figureParts(figures.length, chart !== null, room) : [];
  const shown = parts[part] ?? { from: 0, until: 0, across: 1, chart: false };
  const here = figures.slice(shown.from, shown.until);
  return (
    <div ref={box} className="briefing-today" style={{ "--across": shown.across } as CSSProperties}>
      {here.length > 0 && (
        <dl className="briefing-figures">
          {here.map(({ name, value, note, level }, place) => (
            <div
              key={name}
              data-level={level}
              // The last one takes what is left of its row.
              style={{
                gridColumn: place === here.length - 1 ? `${(place % shown.across) + 1} / -1` : undefined,
              }}
            >
              <dt>{name}</dt>
              <dd>{value}</dd>
              {note !== null && <dd className="briefing-note">{note}</dd>}
            </div>
          ))}
        </dl>
      )}
      {chart && shown.chart && (
        <section className="briefing-chart">
          <h3>{chart.title}</h3>
          <Chart values={chart.values} marks={chart.marks} label={chart.label} />
        </section>
      )}
    </div>
  );
}
