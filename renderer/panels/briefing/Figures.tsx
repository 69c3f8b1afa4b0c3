/** Large figures, and under them the course of the day. */
import type { BriefingFigures } from "../../../shared/domain/briefing/content.ts";
import { Chart } from "../../performance/Chart.tsx";

export function Figures({ content: { figures, chart } }: { content: BriefingFigures }) {
  return (
    <div className="briefing-today">
      <dl className="briefing-figures">
        {figures.map(({ name, value, note, level }) => (
          <div key={name} data-level={level}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {note !== null && <dd className="briefing-note">{note}</dd>}
          </div>
        ))}
      </dl>
      {chart && (
        <section className="briefing-chart">
          <h3>{chart.title}</h3>
          <Chart values={chart.values} marks={chart.marks} label={chart.label} />
        </section>
      )}
    </div>
  );
}
