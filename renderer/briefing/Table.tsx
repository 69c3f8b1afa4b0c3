/** A page's table: one part of it where not all fits; where much room is left, all of it grows. */
import type { CSSProperties, RefObject } from "react";
import {
  type BriefingCell,
  type BriefingTable,
  changeOutlines,
} from "../../shared/domain/briefing/content.ts";
import { type BriefingRoom, type Column, tableParts, widthOf } from "../../shared/domain/briefing/parts.ts";
import { Course } from "../performance/Course.tsx";
import { Nothing } from "../ui/Frame.tsx";
import { AgencyMark, PriorityMark } from "../ui/Shape.tsx";
import { noCell } from "./cells.ts";
import { type TableColumns, tableColumns } from "./columns.ts";
import { growthOf } from "./growth.ts";
import "./table.css";

export interface TableProps {
  /** How wide its columns are. */
  readonly columns: TableColumns;
  readonly content: BriefingTable;
  /** The room by which all screens part it; undefined until one is known. */
  readonly room: BriefingRoom | undefined;
  /** What this screen has. */
  readonly own: BriefingRoom | undefined;
  readonly part: number;
  /** What the rows stand in. */
  readonly box: RefObject<HTMLUListElement | null>;
}

export function Table({ columns, content, room, own, part, box }: TableProps) {
  const widths = tableColumns[columns];
  const { head, lines, left, none } = content;
  const parts = room ? tableParts(content.rows.length, widths, room) : [];
  const shown = parts[Math.min(part, parts.length - 1)] ?? { from: 0, until: 0, columns: [] };
  const rows = content.rows.slice(shown.from, shown.until);
  const across = (own?.widthRem ?? 0) / widthOf(shown.columns.map((place) => widths[place] as Column));
  const growth = growthOf(own?.heightRem ?? 0, rows.length, across);
  const style = {
    ...{ "--growth": growth.letters, "--row": `${growth.rowRem}rem` },
    "--columns": shown.columns.map((place) => trackOf(widths[place] as Column)).join(" "),
  } as CSSProperties;
  return (
    <div className="briefing-list" style={style}>
      {lines.map(({ text, aside, level }) => (
        <p key={text} className="briefing-line" data-level={level}>
          <strong>{text}</strong>
          {aside !== null && <span>{aside}</span>}
        </p>
      ))}
      {none === null && (
        <p className="briefing-head briefing-row">
          {shown.columns.map((place) => (
            <span key={place} data-end={head[place]?.end ?? false}>
              {head[place]?.text}
            </span>
          ))}
        </p>
      )}
      <ul ref={box} data-page={columns}>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the order
          <li key={row} className="briefing-row">
            {shown.columns.map((place) => (
              <Cell key={place} cell={cells[place] ?? noCell} end={head[place]?.end ?? false} />
            ))}
          </li>
        ))}
        {none !== null && <Nothing>{none}</Nothing>}
      </ul>
      {left !== null && <p className="briefing-left">{left}</p>}
    </div>
  );
}

function trackOf({ rem, grow }: Column): string {
  const width = `calc(${rem}rem * var(--growth))`;
  return grow > 0 ? `minmax(${width}, ${grow}fr)` : width;
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
