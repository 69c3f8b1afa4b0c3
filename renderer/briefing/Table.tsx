/** A page's table: what does not fit is counted; where much room is left, all of it grows. */
import { type CSSProperties, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  type BriefingCell,
  type BriefingTable,
  changeOutlines,
} from "../../shared/domain/briefing/content.ts";
import { Course } from "../performance/Course.tsx";
import { Nothing } from "../ui/Frame.tsx";
import { useRowsThatFit } from "../ui/fit.ts";
import { AgencyMark, PriorityMark } from "../ui/Shape.tsx";
import { cutTo } from "./cut.ts";
import { useGrowth } from "./growth.ts";
import "./table.css";

const rowRem = 1.9;

export type TableColumns = "districts" | "deadlines" | "groups" | "attendance" | "water";

/** With all columns; `table.css` leaves some out where it is narrower. */
const narrowestRem: Readonly<Record<TableColumns, number>> = {
  ...{ districts: 40, deadlines: 46, groups: 56, attendance: 44, water: 48 },
};

export interface TableProps {
  /** How wide its columns are: `table.css`. */
  readonly columns: TableColumns;
  readonly content: BriefingTable;
  readonly total: number | undefined;
}

export function Table({ columns, content, total }: TableProps) {
  const { t } = useTranslation("briefing");
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const { head, lines, rows, left, none } = cutTo(content, fit, total, t);
  const growth = useGrowth(box, {
    ...{ fit, rows: rows.length + (left === null ? 0 : 1), tableRem: narrowestRem[columns] },
  });
  // Of the head only the columns grow: were it higher, fewer rows would fit, and so on without an end.
  const size = { "--growth": growth.letters, "--row": `${rowRem * growth.rows}rem` } as CSSProperties;
  return (
    <div className="briefing-list" data-page={columns} style={size}>
      {lines.map(({ text, aside, level }) => (
        <p key={text} className="briefing-line" data-level={level}>
          <strong>{text}</strong>
          {aside !== null && <span>{aside}</span>}
        </p>
      ))}
      {none === null && (
        <p className="briefing-head briefing-row">
          {head.map(({ text, end }, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <span key={column} data-end={end}>
              {text}
            </span>
          ))}
        </p>
      )}
      <ul ref={box}>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the order
          <li key={row} className="briefing-row">
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <Cell key={column} cell={cell} end={head[column]?.end ?? false} />
            ))}
          </li>
        ))}
        {left !== null && <li className="briefing-left">{left}</li>}
        {none !== null && <Nothing>{none}</Nothing>}
      </ul>
    </div>
  );
}

function Cell({ cell, end }: { cell: BriefingCell; end: boolean }) {
  switch (cell.kind) {
    case "none":
      return <span />;
    case "text":
      return (
        <span
          className="briefing-text"
          data-end={end}
          data-level={cell.level}
          data-stale={cell.stale}
          dir="auto"
        >
          {cell.text}
        </span>
      );
    case "agency":
      return (
        <span className="briefing-text">
          <AgencyMark shape={cell.shape} colour={cell.colour} /> {cell.text}
        </span>
      );
    case "priority":
      return (
        <span>
          <PriorityMark priority={cell.priority} label={cell.text} />
        </span>
      );
    case "bar":
      return (
        <span className="briefing-bar" data-level={cell.level}>
          <i style={{ width: `${cell.share * 100}%` }} />
        </span>
      );
    case "course":
      return (
        <span className="briefing-course">
          <Course values={cell.values} label={cell.text} />
        </span>
      );
    case "change":
      // By shape and word, without saying which is better.
      return (
        <svg className="briefing-change" viewBox="0 0 12 12" role="img" aria-label={cell.text}>
          <path d={changeOutlines[cell.change]} />
        </svg>
      );
  }
}
