/**
 * The incidents' marks: gathered into bubbles where they would cover each other, and drawn where somebody can see
 * them. Guarantees: what has changed is drawn at once, and what comes right after it a moment later together, or right
 * after the operator's next key where that would have to wait; the same incidents shown again cost nothing but the
 * comparison.
 */
import type { Map as MapLibre } from "maplibre-gl";
import { type IconOf, incidentFeatures, type MarkFeature } from "./features.ts";
import { surroundings } from "./framing.ts";
import { type Gathering, gather } from "./gather.ts";
import type { IncidentOnMap } from "./incidents.ts";
import type { KeyRhythm } from "./keyRhythm.ts";

/** How near two incidents may come before they are counted in a bubble. */
const gatherRem = 1.9;
/**
 * Each change of the marks is several frames of the whole map, and a machine without a graphics card draws few of them
 * in a second: during a flood the operator's keys come first. Still within a second of the news.
 */
const pauseMs = 800;

interface Gathered {
  readonly from: readonly IncidentOnMap[];
  readonly zoom: number;
  readonly groups: readonly Gathering<IncidentOnMap>[];
}

export class IncidentMarks {
  private readonly map: Pick<MapLibre, "getZoom" | "getBounds">;
  private readonly radiusPx: number;
  private readonly keys: Pick<KeyRhythm, "waitMs">;
  private readonly iconOf: IconOf;
  private readonly draw: (marks: readonly MarkFeature[]) => void;
  private incidents: readonly IncidentOnMap[] = [];
  private gathered: Gathered | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private waiting = false;
  /** How long the page stood still when all of them were last grouped. */
  private tookMs = 0;

  constructor(
    map: IncidentMarks["map"],
    remPx: number,
    keys: IncidentMarks["keys"],
    iconOf: IconOf,
    draw: (marks: readonly MarkFeature[]) => void,
  ) {
    this.map = map;
    this.radiusPx = gatherRem * remPx;
    this.keys = keys;
    this.iconOf = iconOf;
    this.draw = draw;
  }

  /** Until it is shown incidents again. */
  sleep(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.waiting = false;
  }

  show(incidents: readonly IncidentOnMap[]): void {
    if (this.gathered && isSame(this.gathered.from, incidents)) {
      this.incidents = this.gathered.from;
      this.waiting = false;
      return;
    }
    this.incidents = incidents;
    this.waiting = true;
    if (this.pause !== undefined) return;
    const startedAt = performance.now();
    const waitMs = this.keys.waitMs(startedAt, this.tookMs);
    if (waitMs === 0) {
      this.regroup();
      this.tookMs = performance.now() - startedAt;
    }
    this.pause = setTimeout(() => {
      this.pause = undefined;
      if (this.waiting) this.show(this.incidents);
    }, waitMs || pauseMs);
  }

  /** Also when the map was moved: bubbles open and close with the zoom. */
  regroup(): void {
    this.waiting = false;
    const isNear = surroundings(this.map);
    const zoom = this.map.getZoom();
    // A map that was only moved aside has the same bubbles.
    if (this.gathered?.from !== this.incidents || this.gathered.zoom !== zoom) {
      this.gathered = { from: this.incidents, zoom, groups: gather(this.incidents, zoom, this.radiusPx) };
    }
    this.draw(
      incidentFeatures(
        this.gathered.groups.filter(({ place }) => isNear(place)),
        this.iconOf,
      ),
    );
  }
}

/** Each of an incident that has not changed is the same object, see `IncidentReader`. */
function isSame(before: readonly IncidentOnMap[], after: readonly IncidentOnMap[]): boolean {
  return before.length === after.length && before.every((incident, index) => incident === after[index]);
}
