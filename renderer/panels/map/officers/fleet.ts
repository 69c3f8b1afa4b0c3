/**
 * The officers on the map: who is drawn alone, who is counted in a bubble, and when the map must be drawn anew.
 *
 * Guarantees: the map is repainted for moving officers only when one that is drawn alone where somebody can see it has
 * moved as far as an eye can tell, at most 15 times a second, and on a machine that draws slowly for no more than a
 * quarter of its time, but once a second; bubbles change only when they would look different. So a wall that shows a
 * whole city, where a patrol car needs seconds for a pixel, rests in between.
 */
import { MercatorCoordinate } from "maplibre-gl";
import type { OfficerRow } from "../../../../shared/contract/rows.ts";
import { visibleEm } from "../../../../shared/domain/scene/legibility.ts";
import { allPositions, positionOf, watchPositions } from "../../../data/positions.ts";
import { roomTime } from "../../../ui/clock.ts";
import { channels } from "../colour.ts";
import type { FrameTimes } from "../frameTimes.ts";
import { type Gathering, gather } from "../gather.ts";
import type { Way } from "../incidents.ts";
import type { DrawOfficer, OfficerLook } from "./layer.ts";
import { Motion } from "./motion.ts";
import { type Agency, type SeenOfficer, seenOfficers } from "./seen.ts";
import type { DrawWay } from "./ways.ts";

const regroupEveryMs = 1000;
const frameMs = 66;
/** So much longer than the last frame took does the map rest before officers alone have it drawn again. */
const restShare = 3;
const longestRestMs = 1000;
/** How near two may come before they are counted in a bubble. */
const gatherRem = 1.6;
/** A bubble stays where it is until its middle has moved so far. */
const bubbleStepRem = 0.5;

export interface FleetMap {
  readonly frames: FrameTimes;
  zoom(): number;
  repaint(): void;
  /** Whether a place is in view, or nearly. */
  surroundings(): (place: SeenOfficer["place"]) => boolean;
  /** Bubbles of two or more officers, and who is drawn between them; repaints the map with both. */
  showBubbles(bubbles: readonly Gathering<SeenOfficer>[], alone: readonly SeenOfficer[]): void;
}

interface Alone {
  officer: SeenOfficer;
  readonly slot: number;
  readonly look: OfficerLook;
  /** Where the last frame drew it, mercator units; NaN before the first. */
  drawnX: number;
  drawnY: number;
}

export class Fleet {
  private readonly map: FleetMap;
  private readonly remPx: number;
  private readonly motion = new Motion();
  private stopWatching: (() => void) | undefined;
  private regroupTimer: ReturnType<typeof setInterval> | undefined;
  private frameTimer: ReturnType<typeof setTimeout> | undefined;
  private officers: readonly OfficerRow[] = [];
  private agencies: ReadonlyMap<string, Agency> = new Map();
  private wanted: { selected: string | null; followed: string | null } = { selected: null, followed: null };
  /** By officer: where they are sent to, mercator units each. */
  private ways = new Map<string, readonly { readonly x: number; readonly y: number }[]>();
  private toldWays = "";
  private alone: Alone[] = [];
  private bubbles = "";

  constructor(map: FleetMap, remPx: number) {
    this.map = map;
    this.remPx = remPx;
    this.wake();
  }

  /** Hears where officers are, and has the map drawn for them, until it is put to sleep. */
  wake(): void {
    this.hear([...allPositions().keys()]);
    this.stopWatching = watchPositions((changed) => this.hear(changed));
    this.regroupTimer = setInterval(() => this.regroup(), regroupEveryMs);
  }

  sleep(): void {
    this.stopWatching?.();
    clearInterval(this.regroupTimer);
    clearTimeout(this.frameTimer);
    this.frameTimer = undefined;
  }

  show(officers: readonly OfficerRow[], agencies: ReadonlyMap<string, Agency>): void {
    this.officers = officers;
    this.agencies = agencies;
    this.regroup();
  }

  /** The officer that is looked at, and the one that is followed: never in a bubble, drawn in a ring. */
  select(officer: string | null): void {
    this.want({ ...this.wanted, selected: officer });
  }

  follow(officer: string | null): void {
    this.want({ ...this.wanted, followed: officer });
  }

  /** Officers on their way somewhere are never in a bubble: a line leads from each to where they go. */
  sendOut(ways: readonly Way[]): void {
    // The incidents change ten times a second in a flood, and seldom who is on the way to them.
    const told = ways.map(({ officer, to }) => `${officer} ${to[0]} ${to[1]}`).join();
    if (told === this.toldWays) return;
    this.toldWays = told;
    const before = [...this.ways.keys()].join();
    this.ways = new Map();
    for (const { officer, to } of ways) {
      const { x, y } = MercatorCoordinate.fromLngLat([to[0], to[1]]);
      this.ways.set(officer, [...(this.ways.get(officer) ?? []), { x, y }]);
    }
    if ([...this.ways.keys()].join() !== before) this.regroup();
    else if (ways.length > 0) this.map.repaint();
  }

  /** Draws the ways of those who are drawn themselves, from this moment's places. */
  drawWays(draw: DrawWay): void {
    if (this.ways.size === 0) return;
    const now = Date.now();
    for (const { officer, slot, look } of this.alone) {
      for (const { x, y } of this.ways.get(officer.id) ?? []) {
        draw(look.colour, this.motion.xAt(slot, now), this.motion.yAt(slot, now), x, y);
      }
    }
  }

  /** Draws everybody who is alone at this moment's place. */
  draw(draw: DrawOfficer): void {
    const now = Date.now();
    for (const alone of this.alone) {
      alone.drawnX = this.motion.xAt(alone.slot, now);
      alone.drawnY = this.motion.yAt(alone.slot, now);
      draw(alone.look, alone.drawnX, alone.drawnY);
    }
  }

  /** Where an officer was last drawn, `[lon, lat]`; null when it is not drawn alone. */
  drawnPlace(officer: string): [number, number] | null {
    const found = this.alone.find((alone) => alone.officer.id === officer);
    if (!found || Number.isNaN(found.drawnX)) return null;
    const { lng, lat } = new MercatorCoordinate(found.drawnX, found.drawnY).toLngLat();
    return [lng, lat];
  }

  /** The officer drawn nearest to a place, in mercator units, and how far it is; null when none is drawn. */
  nearest(x: number, y: number): { officer: string; distance: number } | null {
    let best: { officer: string; distance: number } | null = null;
    for (const { officer, drawnX, drawnY } of this.alone) {
      const distance = Math.hypot(drawnX - x, drawnY - y);
      if (distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { officer: officer.id, distance };
    }
    return best;
  }

  /** Decides anew who is drawn alone; called each second, and when the zoom has changed. */
  regroup(): void {
    const isWanted = (id: string) => this.isWanted(id) || this.ways.has(id);
    const seen = seenOfficers(this.officers, this.agencies, positionOf, roomTime(), isWanted);
    const wanted = seen.filter(({ id }) => isWanted(id));
    const others = seen.filter(({ id }) => !isWanted(id));
    const zoom = this.map.zoom();
    const groups = gather(others, zoom, gatherRem * this.remPx);
    const alone = groups.filter(({ members }) => members.length === 1).map(({ members }) => members[0]);
    alone.push(...wanted);
    const changed = this.showAlone(alone);
    const bubbles = groups.filter(({ members }) => members.length > 1);
    if (this.looksNew(bubbles, zoom)) this.map.showBubbles(bubbles, alone);
    else if (changed) this.map.repaint();
  }

  private want(wanted: Fleet["wanted"]): void {
    if (wanted.selected === this.wanted.selected && wanted.followed === this.wanted.followed) return;
    this.wanted = wanted;
    this.regroup();
  }

  private isWanted(officer: string): boolean {
    return officer === this.wanted.selected || officer === this.wanted.followed;
  }

  /** Whether anybody looks other than before. */
  private showAlone(officers: readonly SeenOfficer[]): boolean {
    const before = new Map(this.alone.map((alone) => [alone.officer.id, alone]));
    let changed = officers.length !== this.alone.length;
    this.alone = officers.flatMap((officer) => {
      const slot = this.motion.slotOf(officer.id);
      if (slot === undefined) return [];
      const known = before.get(officer.id);
      const ringed = this.isWanted(officer.id);
      if (known && known.look.silent === officer.silent && known.look.ringed === ringed) {
        known.officer = officer;
        return [known];
      }
      changed = true;
      const look = {
        colour: channels(officer.agency.colour),
        shape: officer.agency.shape,
        silent: officer.silent,
        ringed,
      };
      return [{ officer, slot, look, drawnX: Number.NaN, drawnY: Number.NaN }];
    });
    this.scheduleFrame();
    return changed;
  }

  private looksNew(bubbles: readonly Gathering<SeenOfficer>[], zoom: number): boolean {
    const steps = (512 * 2 ** zoom) / 360 / (bubbleStepRem * this.remPx);
    const looks = JSON.stringify(
      bubbles.map(({ place, members }) => [
        Math.round(place[0] * steps),
        Math.round(place[1] * steps),
        members.map((member) => member.id),
      ]),
    );
    const isNew = looks !== this.bubbles;
    this.bubbles = looks;
    return isNew;
  }

  private hear(changed: readonly string[]): void {
    const now = Date.now();
    for (const officer of changed) {
      const place = positionOf(officer)?.place;
      if (!place) continue;
      const { x, y } = MercatorCoordinate.fromLngLat([place[0], place[1]]);
      this.motion.moveTo(officer, x, y, now);
    }
    this.scheduleFrame();
  }

  private scheduleFrame(): void {
    if (this.frameTimer !== undefined) return;
    this.frameTimer = setTimeout(
      () => {
        this.frameTimer = undefined;
        // The map may have been drawn meanwhile, for this or for other news.
        if (this.restMs() > 0) this.scheduleFrame();
        else this.frame();
      },
      Math.max(frameMs, this.restMs()),
    );
  }

  /** How long the map is left alone from now on. */
  private restMs(): number {
    const { beganAt, tookMs } = this.map.frames;
    return beganAt + Math.min(longestRestMs, restShare * tookMs) - performance.now();
  }

  private frame(): void {
    const now = Date.now();
    const worldPx = 512 * 2 ** this.map.zoom();
    const isNear = this.map.surroundings();
    let moving = false;
    for (const { officer, slot, drawnX, drawnY } of this.alone) {
      const away = Math.hypot(this.motion.xAt(slot, now) - drawnX, this.motion.yAt(slot, now) - drawnY);
      if (away * worldPx >= visibleEm * this.remPx && isNear(officer.place)) {
        this.map.repaint();
        this.scheduleFrame();
        return;
      }
      moving ||= this.motion.isMoving(slot, now);
    }
    if (moving) this.scheduleFrame();
  }
}
