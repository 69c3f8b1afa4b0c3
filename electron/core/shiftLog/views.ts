/** The log as screens watch it: a day, and what was written last. What is written shows within a moment. */
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import { addDays, type Day, epochOf } from "../../../shared/domain/zone.ts";
import { LiveRows } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import { logRowOf } from "./rows.ts";

/** More than any day has that a person reads. */
const mostRows = 50_000;
const latestShown = 40;
/** How far back a wall's panel looks. */
const latestMs = 2 * 86_400_000;
/** An event is told before it is committed; many come at once. */
const afterMs = 40;

export interface LogViews {
  /** The rows of a view of the log; undefined for any other view. */
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  stop(): void;
}

export function createLogViews(store: Store, zone: string, clock: Clock): LogViews {
  const watchers = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  const stop = store.log.onAppend(() => {
    if (watchers.size === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const each of watchers) each();
    }, afterMs);
  });

  function watched(rows: LiveRows<unknown>, refresh: () => void): OpenedRows {
    watchers.add(refresh);
    return { rows, close: () => watchers.delete(refresh) };
  }

  /** Calls back with each event that other stations wrote on a day: it comes after later ones. */
  const others = new Set<(events: readonly RoomEvent[]) => void>();
  const stopOthers = store.log.onAdmitted((events) => () => {
    for (const each of others) each(events);
  });

  function openDay(day: Day): OpenedRows {
    const [fromMs, toMs] = [epochOf(zone, day, "00:00"), epochOf(zone, addDays(day, 1), "00:00")];
    const rows = new LiveRows<LogRow>(views.logDay.key);
    let last = fromMs;
    let correctedSince = clock();
    const read = () => {
      for (const event of store.log.between({ fromMs: last, toMs }, mostRows)) {
        last = event.time.ms;
        const row = logRowOf(event, store);
        if (!rows.get(row.id)) rows.put(row);
      }
      // An entry of this day may be corrected on a later one.
      for (const { kind, subject, time } of store.log.writtenSince(correctedSince)) {
        if (kind !== "log.corrected") continue;
        correctedSince = Math.max(correctedSince, time.ms);
        const written = store.log.of(subject).find(({ kind }) => kind === "log.written");
        const row = written && logRowOf(written, store);
        const shown = row && rows.get(row.id);
        if (shown && shown.entry?.versions.length !== row.entry?.versions.length) rows.put(row);
      }
    };
    const take = (events: readonly RoomEvent[]) => {
      for (const event of events) {
        if (event.time.ms >= fromMs && event.time.ms < toMs) rows.put(logRowOf(event, store));
        const written =
          event.kind === "log.corrected"
            ? store.log.of(event.subject).find(({ kind }) => kind === "log.written")
            : undefined;
        const row = written && logRowOf(written, store);
        if (row && rows.get(row.id)) rows.put(row);
      }
    };
    read();
    others.add(take);
    const opened = watched(rows as LiveRows<unknown>, read);
    return {
      ...opened,
      close() {
        others.delete(take);
        opened.close();
      },
    };
  }

  function openLatest(): OpenedRows {
    const rows = new LiveRows<LogRow>(views.logLatest.key);
    const read = () => {
      const written = store.log.writtenSince(clock() - latestMs);
      const latest = written.filter(({ kind }) => kind === "log.written").slice(-latestShown);
      // It stands on the wall.
      rows.replace(latest.map((event) => maskBody(logRowOf(event, store))));
    };
    read();
    return watched(rows as LiveRows<unknown>, read);
  }

  return {
    open(view, params) {
      if (view === "logDay") return openDay((params as { day: Day }).day);
      if (view === "logLatest") return openLatest();
      return undefined;
    },
    stop() {
      stop();
      stopOthers();
      clearTimeout(timer);
    },
  };
}
