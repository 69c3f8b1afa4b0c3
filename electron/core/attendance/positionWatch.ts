/**
 * Watches where officers on duty are, once a minute: who has not been heard of for too long, and who is away from the
 * post for too long without an order. Both are flags for a person to judge.
 *
 * Guarantees: while the link was down nobody is called silent; what goes on keeps its flag, which says until when it
 * went on once it is over. Of what went on when the room went, nobody knows how long it did: it ends with the last thing
 * that was heard.
 */
import {
  awayFlag,
  type Flag,
  isAway,
  silentFlag,
  type Watched,
} from "../../../shared/domain/attendance/flags.ts";
import { isActive } from "../../../shared/domain/order/order.ts";
import { distanceM } from "../../../shared/domain/place.ts";
import { addDays, localDay } from "../../../shared/domain/zone.ts";
import type { LivePositions } from "../live/positions.ts";
import type { Sources } from "../live/sources.ts";
import type { AttendanceBook, BookOptions } from "./book.ts";

export interface PositionWatchOptions extends BookOptions {
  readonly book: AttendanceBook;
  readonly sources: Pick<Sources, "officers" | "incidents" | "link">;
  readonly positions: LivePositions;
}

/** Nothing goes on for longer. */
const openDays = 31;
/** An older position says nothing about where somebody is now. */
const freshMs = 5 * 60_000;

type Away = { readonly fromMs: number; readonly distanceM: number; readonly accuracyM: number | null };

export class PositionWatch {
  private readonly options: PositionWatchOptions;
  private readonly silentSince = new Map<string, number>();
  private readonly awaySince = new Map<string, Away>();

  constructor(options: PositionWatchOptions) {
    this.options = options;
    const { store, city, clock } = options;
    const open = store.attendance.openFlags(addDays(localDay(city.zone, clock()), -openDays));
    if (open.length === 0) return;
    const heardAt = store.lastHeard() ?? 0;
    store.transaction(() => {
      for (const { day, flag } of open) {
        store.attendance.putFlag(day, { ...flag, untilMs: Math.max(flag.atMs, heardAt) });
      }
    });
  }

  /** A minute went by. */
  advance(): void {
    const { sources, positions, clock, store, book, city } = this.options;
    const now = clock();
    const link = sources.link.get("link");
    if (link?.state !== "online") return;
    const flags: Flag[] = [];
    const busy = new Set(
      [...sources.incidents.values()].flatMap(({ orders }) =>
        orders.filter(isActive).map(({ officer }) => officer),
      ),
    );
    for (const { id, duty, dutySince } of sources.officers.values()) {
      const last = positions.get(id);
      const isOn = duty === "on";
      const heardAt = Math.max(last?.receivedAt ?? 0, dutySince ?? 0, link.since);
      flags.push(...this.lookForSilence(id, isOn, heardAt, now));
      const isHere = isOn && !busy.has(id) && last !== undefined && now - last.receivedAt <= freshMs;
      flags.push(...this.lookForAbsence(id, isHere ? last : undefined, now));
    }
    if (flags.length === 0) return;
    store.transaction(() => {
      for (const flag of flags) store.attendance.putFlag(localDay(city.zone, flag.atMs), flag);
    });
    for (const { officer, atMs } of flags) book.tell({ officer, days: new Set([localDay(city.zone, atMs)]) });
  }

  private lookForSilence(officer: string, isOn: boolean, heardAt: number, now: number): Flag[] {
    const { flags: rules } = this.options.rules;
    const since = this.silentSince.get(officer);
    const flagged = (seen: Omit<Watched, "officer" | "nowMs">) => {
      const flag = silentFlag({ officer, nowMs: now, ...seen }, rules);
      return flag ? [flag] : [];
    };
    if (since !== undefined) {
      if (isOn && heardAt <= since) return [];
      this.silentSince.delete(officer);
      return flagged({ fromMs: since, untilMs: isOn ? heardAt : now });
    }
    if (!isOn) return [];
    const flags = flagged({ fromMs: heardAt, untilMs: null });
    if (flags.length > 0) this.silentSince.set(officer, heardAt);
    return flags;
  }

  private lookForAbsence(officer: string, here: ReturnType<LivePositions["get"]>, now: number): Flag[] {
    const { rules, book } = this.options;
    const known = this.awaySince.get(officer);
    const post = here && book.postAt(officer, now, book.plannedAround(officer, now));
    const place = here && ([here.longitude, here.latitude] as const);
    const away = here && place && post && isAway(place, here.accuracyM, post, rules.flags);
    if (!away) {
      this.awaySince.delete(officer);
      const over = known && awayFlag({ officer, untilMs: now, nowMs: now, ...known }, rules.flags);
      return over ? [over] : [];
    }
    const distance = distanceM(place, post);
    const seen: Away = {
      fromMs: known?.fromMs ?? now,
      distanceM: Math.max(known?.distanceM ?? 0, distance),
      accuracyM: here.accuracyM,
    };
    this.awaySince.set(officer, seen);
    const flag = awayFlag({ officer, untilMs: null, nowMs: now, ...seen }, rules.flags);
    return flag ? [flag] : [];
  }
}
