/** Searches the log while somebody types, over all years; more of what was found comes as the list is walked. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { CommandRefused } from "../../../shared/contract/connection.ts";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { connection } from "../../data/core.ts";
import { isSearch, type LogFilter } from "./filter.ts";

/** Somebody who types fast is not answered for every letter. */
const afterMs = 120;

export interface LogSearch {
  readonly rows: readonly LogRow[];
  readonly excerpts: ReadonlyMap<string, string>;
  readonly busy: boolean;
  more(): void;
}

type Hits = CommandOutput<"log.search">;

export function useLogSearch(filter: LogFilter): LogSearch {
  const [hits, setHits] = useState<Hits["hits"]>([]);
  const [busy, setBusy] = useState(false);
  const next = useRef<number | null>(null);
  const asked = useRef(0);
  const ask = useCallback((wanted: LogFilter, before: number | null) => {
    const { text, group, actor, tag, incident } = wanted;
    const number = ++asked.current;
    connection.command("log.search", { text, group, actor, tag, incident, before }).then(
      (output) => {
        if (number !== asked.current) return;
        next.current = output.next;
        setBusy(false);
        setHits((known) => (before === null ? output.hits : [...known, ...output.hits]));
      },
      (error) => {
        if (!(error instanceof CommandRefused)) throw error;
        if (number === asked.current) setBusy(false);
      },
    );
  }, []);
  useEffect(() => {
    next.current = null;
    asked.current += 1;
    setHits([]);
    setBusy(isSearch(filter));
    if (!isSearch(filter)) return;
    const timer = setTimeout(() => ask(filter, null), afterMs);
    return () => clearTimeout(timer);
  }, [filter, ask]);
  return useMemo(() => {
    const once = new Map(hits.map(({ row }) => [row.id, row]));
    return {
      rows: [...once.values()],
      excerpts: new Map(hits.map(({ row, excerpt }) => [row.id, excerpt])),
      busy,
      more() {
        if (next.current !== null) ask(filter, next.current);
      },
    };
  }, [hits, busy, filter, ask]);
}
