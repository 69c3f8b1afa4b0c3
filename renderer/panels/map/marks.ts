/**
 * The pictures of the map's marks, drawn once each and at the display's own legible size.
 *
 * A meaning never hangs on colour alone: an incident's pin has its agency's shape and its priority's bars, a broken
 * ring while nobody has taken it up, a full plate when a crew is there and a jagged edge when it is late; officers
 * have their agency's shape, a camera that is down is crossed out, and one that nobody
 * has heard of is an empty ring. Counts are part of the picture, since MapLibre draws
 * all icons before all texts and one bubble's number would lie on another bubble.
 */
import type { Map as MapLibre } from "maplibre-gl";
import { agencyOutlines } from "../../../shared/domain/city/agency.ts";
import { visibleEm } from "../../../shared/domain/scene/legibility.ts";
import { type AgencyShape, type Priority, priorityLooks } from "../../ui/Shape.tsx";
import { themeColour } from "./colour.ts";
import type { CameraState, MarkFeature } from "./features.ts";
import type { IncidentStage } from "./incidents.ts";
import { palette } from "./palette.ts";

export type Mark =
  | {
      readonly kind: "incident";
      readonly shape: AgencyShape;
      readonly priority: Priority;
      readonly stage: IncidentStage;
      readonly breached: boolean;
      readonly ringed: boolean;
    }
  | {
      readonly kind: "incidents";
      readonly priority: Priority;
      /** One of them at least. */
      readonly breached: boolean;
      readonly count: number;
    }
  /** Without an agency where the officers are of several. */
  | {
      readonly kind: "officers";
      readonly agency: { shape: AgencyShape; colour: string } | null;
      readonly count: number;
    }
  | {
      readonly kind: "camera";
      readonly state: CameraState;
      /** Shows where the lens looks. */
      readonly turned: boolean;
      readonly ringed: boolean;
    };

/** Counts come and go: of more pictures than these the unused ones are thrown away. */
const fewPictures = 100;

export class Marks {
  private readonly map: Pick<MapLibre, "hasImage" | "addImage" | "removeImage">;
  private readonly remPx: number;
  private readonly sizes = new Map<string, readonly [number, number]>();
  /**
   * Drawn at twice the size, so that a mark between two pixels stays sharp; on a wall no eye tells one pixel from the
   * next, and MapLibre goes through all the pictures of a tile, pixel by pixel, each time that one of its marks changes.
   */
  private readonly pixelRatio: 1 | 2;
  private mostPictures = fewPictures;

  constructor(map: Marks["map"], remPx: number) {
    this.map = map;
    this.remPx = remPx;
    this.pixelRatio = visibleEm * remPx > 1 ? 1 : 2;
  }

  /** The name under which the map has the mark's picture. */
  idOf(mark: Mark): string {
    const id = JSON.stringify(mark);
    if (!this.map.hasImage(id)) {
      const picture = this.picture(mark);
      this.map.addImage(id, picture, { pixelRatio: this.pixelRatio });
      this.sizes.set(id, [picture.width / this.pixelRatio, picture.height / this.pixelRatio]);
    }
    return id;
  }

  /** Bounds what a map that runs for months keeps: the pictures of `shown`, and about as many others. */
  tidy(shown: () => readonly MarkFeature[]): void {
    if (this.sizes.size <= this.mostPictures) return;
    const used = new Set(shown().flatMap(({ properties: { icon, farIcon } }) => [icon, farIcon]));
    for (const id of this.sizes.keys()) {
      if (used.has(id)) continue;
      this.map.removeImage(id);
      this.sizes.delete(id);
    }
    this.mostPictures = Math.max(fewPictures, 2 * this.sizes.size);
  }

  /** How large the picture of this id is on screen, CSS pixels. */
  sizeOf(id: string): readonly [width: number, height: number] {
    return this.sizes.get(id) ?? [0, 0];
  }

  private picture(mark: Mark): ImageData {
    const { width, height, draw } = drawings[mark.kind](mark as never);
    const scale = this.remPx * this.pixelRatio;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    // Drawn in memory: to read a picture back from the graphics card takes longer than all else here.
    const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
    context.scale(scale, scale);
    context.translate(width / 2, height / 2);
    context.lineJoin = "round";
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    draw(context);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }
}

/** Everything in rem, from the middle of the picture. */
interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly draw: (context: CanvasRenderingContext2D) => void;
}

type Kind<Name extends Mark["kind"]> = Extract<Mark, { kind: Name }>;

/** The graver the larger: what is urgent is found first. */
const pinRadius: Record<Priority, number> = { urgent: 0.72, high: 0.62, normal: 0.56, low: 0.5 };
const pinTip = 0.3;

const drawings: { [Name in Mark["kind"]]: (mark: Kind<Name>) => Drawing } = {
  /** Its foot is at the lower edge. */
  incident({ shape, priority, stage, breached, ringed }) {
    const radius = pinRadius[priority];
    const colour = colourOf(priority);
    const margin = ringed ? 0.4 : stage === "new" || breached ? 0.3 : 0.08;
    const height = margin + 2 * radius + pinTip + 0.04;
    const [plateColour, signColour] =
      stage === "on-scene" ? [colour, palette.plate] : [palette.plate, colour];
    return {
      width: 2 * (radius + margin),
      height,
      draw(context) {
        context.translate(0, margin + radius - height / 2);
        const plate = pinOutline(radius);
        if (ringed) drawRing(context, radius + 0.22);
        else if (stage === "new") drawBrokenRing(context, radius + 0.18, colour);
        if (breached) drawJags(context, radius);
        context.fillStyle = plateColour;
        context.strokeStyle = palette.halo;
        context.lineWidth = 0.16;
        context.stroke(plate);
        context.fill(plate);
        context.strokeStyle = colour;
        context.lineWidth = priority === "urgent" ? 0.14 : 0.1;
        context.stroke(plate);
        context.save();
        context.translate(0, -radius * 0.2);
        drawShape(context, shape, signColour, radius * 1.04);
        context.restore();
        drawBars(context, priority, signColour, radius * 0.62, radius * 0.68);
      },
    };
  },

  incidents({ priority, breached, count }) {
    const text = countText(count);
    const radius = text.length > 2 ? 1.05 : 0.9;
    const colour = colourOf(priority);
    const margin = breached ? 0.3 : 0.15;
    return {
      width: 2 * (radius + margin),
      height: 2 * (radius + margin),
      draw(context) {
        if (breached) drawJags(context, radius);
        disc(context, radius, palette.plate, palette.halo, 0.2);
        disc(context, radius - 0.02, null, colour, 0.1);
        disc(context, radius - 0.18, null, colour, 0.04);
        drawCount(context, text, 0, 0.2);
        drawBars(context, priority, colour, 0.48, radius * 0.56);
      },
    };
  },

  officers({ agency, count }) {
    const text = countText(count);
    const width = 1.16 + 0.5 * text.length;
    const height = 1.14;
    return {
      width: width + 0.2,
      height: height + 0.2,
      draw(context) {
        const plate = new Path2D();
        plate.roundRect(-width / 2, -height / 2, width, height, 0.3);
        context.fillStyle = palette.plate;
        context.fill(plate);
        context.strokeStyle = palette.halo;
        context.lineWidth = 0.18;
        context.stroke(plate);
        context.strokeStyle = agency?.colour ?? palette.mixed;
        context.lineWidth = 0.06;
        context.stroke(plate);
        context.save();
        context.translate(-width / 2 + 0.54, 0);
        if (agency) drawShape(context, agency.shape, agency.colour, 0.66);
        else drawPeople(context);
        context.restore();
        drawCount(context, text, 0.4, 0.35);
      },
    };
  },

  camera({ state, turned, ringed }) {
    const size = turned || ringed ? 1.8 : 0.6;
    return {
      width: size,
      height: size,
      draw(context) {
        const colour = state === "down" ? themeColour("--bad") : palette.camera;
        if (ringed) drawRing(context, 0.7);
        if (turned) {
          // What the lens looks at, to the north before the map turns it.
          const view = new Path2D("M0 0L-0.4 -0.68A0.8 0.8 0 0 1 0.4 -0.68Z");
          context.fillStyle = colour;
          context.globalAlpha = 0.38;
          context.fill(view);
          context.globalAlpha = 1;
        }
        if (state === "up") disc(context, 0.17, colour, palette.halo, 0.1);
        if (state === "unknown") {
          disc(context, 0.17, palette.plate, palette.halo, 0.2);
          disc(context, 0.17, null, colour, 0.09);
        }
        if (state !== "down") return;
        const cross = new Path2D("M-0.2 -0.2L0.2 0.2M-0.2 0.2L0.2 -0.2");
        context.strokeStyle = palette.halo;
        context.lineWidth = 0.22;
        context.stroke(cross);
        context.strokeStyle = colour;
        context.lineWidth = 0.11;
        context.stroke(cross);
      },
    };
  },
};

function pinOutline(radius: number): Path2D {
  const side = Math.PI / 5;
  const pin = new Path2D();
  pin.arc(0, 0, radius, Math.PI / 2 + side, Math.PI / 2 - side);
  pin.lineTo(0, radius + pinTip - 0.05);
  pin.closePath();
  return pin;
}

function disc(
  context: CanvasRenderingContext2D,
  radius: number,
  fill: string | null,
  stroke: string,
  lineWidth: number,
): void {
  const circle = new Path2D();
  circle.arc(0, 0, radius, 0, 2 * Math.PI);
  if (fill) {
    context.fillStyle = fill;
    context.fill(circle);
  }
  context.strokeStyle = stroke;
  context.lineWidth = lineWidth;
  context.stroke(circle);
}

/** Around what is looked at. */
function drawRing(context: CanvasRenderingContext2D, radius: number): void {
  disc(context, radius, null, palette.halo, 0.3);
  disc(context, radius, null, themeColour("--focus"), 0.16);
}

/** Around what nobody has taken up yet: it asks for somebody. */
function drawBrokenRing(context: CanvasRenderingContext2D, radius: number, colour: string): void {
  const dashes = 12;
  context.save();
  disc(context, radius, null, palette.halo, 0.2);
  context.setLineDash([(Math.PI * radius) / dashes, (Math.PI * radius) / dashes]);
  disc(context, radius, null, colour, 0.12);
  context.restore();
}

/** Teeth around what is late. */
function drawJags(context: CanvasRenderingContext2D, radius: number): void {
  const teeth = 14;
  const star = new Path2D();
  for (let n = 0; n <= 2 * teeth; n++) {
    const angle = (n * Math.PI) / teeth;
    const reach = radius + (n % 2 === 0 ? 0.28 : 0.04);
    star.lineTo(Math.sin(angle) * reach, -Math.cos(angle) * reach);
  }
  star.closePath();
  context.strokeStyle = palette.halo;
  context.lineWidth = 0.12;
  context.stroke(star);
  context.fillStyle = themeColour("--bad");
  context.fill(star);
}

function drawShape(
  context: CanvasRenderingContext2D,
  shape: AgencyShape,
  colour: string,
  sizeRem: number,
): void {
  context.save();
  context.scale(sizeRem / 16, sizeRem / 16);
  context.translate(-8, -8);
  context.fillStyle = colour;
  context.fill(new Path2D(agencyOutlines[shape]));
  context.restore();
}

/** As in ui/Shape.tsx: the more bars, the more haste. */
function drawBars(
  context: CanvasRenderingContext2D,
  priority: Priority,
  colour: string,
  widthRem: number,
  middle: number,
): void {
  const { bars } = priorityLooks[priority];
  const bar = widthRem / 4;
  context.fillStyle = colour;
  for (let n = 0; n < bars; n++) {
    context.fillRect((n - (bars - 1) / 2) * bar * 1.6 - bar / 2, middle - bar, bar, 2 * bar);
  }
}

function drawPeople(context: CanvasRenderingContext2D): void {
  context.fillStyle = palette.mixed;
  for (const x of [-0.16, 0.16]) {
    const person = new Path2D();
    person.arc(x, -0.18, 0.13, 0, 2 * Math.PI);
    person.roundRect(x - 0.18, 0.0, 0.36, 0.3, [0.18, 0.18, 0.04, 0.04]);
    context.fill(person);
  }
}

function drawCount(context: CanvasRenderingContext2D, text: string, x: number, baseline: number): void {
  context.font = '600 1px "IBM Plex Sans Condensed"';
  context.fillStyle = themeColour("--text");
  context.fillText(text, x, baseline);
}

/** `1200` becomes `1.2k`: a bubble has room for few characters. */
function countText(count: number): string {
  if (count < 1000) return String(count);
  return count < 9950 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`;
}

function colourOf(priority: Priority): string {
  return themeColour(priorityLooks[priority].colour.slice("var(".length, -1));
}
