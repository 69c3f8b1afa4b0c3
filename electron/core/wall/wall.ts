/** What the wall shows: the chosen scene, placed on the displays that are there, and what its tiles say of themselves. */
import { isDeepStrictEqual } from "node:util";
import type { CameraRow, DisplayRow, SceneRow, TileRow } from "../../../shared/contract/rows.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type ArrangedDisplay, arrangeScene } from "../../../shared/domain/scene/arrange.ts";
import type { DisplaySize, WallDisplay } from "../../../shared/domain/scene/display.ts";
import { foremostDisplay } from "../../../shared/domain/scene/foremost.ts";
import { madeSafe, safeScene } from "../../../shared/domain/scene/safe.ts";
import type { ShownScene } from "../../../shared/domain/scene/scene.ts";
import type { LiveRows } from "../live/rows.ts";
import { everydayScene } from "../scenes/load.ts";

export interface WallRows {
  readonly scenes: LiveRows<SceneRow>;
  readonly displays: LiveRows<DisplayRow>;
  readonly cameras: LiveRows<CameraRow>;
  readonly tiles: LiveRows<TileRow>;
}

/** What people have measured of displays. */
export interface DisplaySizes {
  sizeOf(display: WallDisplay, present: readonly WallDisplay[]): DisplaySize | undefined;
  /** What people call it; undefined where nobody said. */
  nameOf?(display: WallDisplay, present: readonly WallDisplay[]): string | undefined;
  setSize(display: WallDisplay, present: readonly WallDisplay[], size: DisplaySize | null): void;
}

/** Puts something over the scene that is placed. */
export type WallLayer = (wall: readonly ArrangedDisplay[], scene: ShownScene) => readonly ArrangedDisplay[];

export class Wall {
  private readonly rows: WallRows;
  private scenes: readonly ShownScene[];
  private readonly city: City;
  private readonly sizes: DisplaySizes;
  private readonly clock: Clock;
  private present: readonly WallDisplay[] = [];
  private shown: ShownScene;
  private layer: WallLayer = (wall) => wall;
  private safeDisplays: readonly string[] | "all" = [];

  /** `first` is shown where there is a scene of that id, else the first of the list, which must not be empty. */
  constructor(
    scenes: readonly ShownScene[],
    first: string,
    city: City,
    rows: WallRows,
    sizes: DisplaySizes,
    clock: Clock,
  ) {
    this.scenes = scenes;
    this.city = city;
    this.rows = rows;
    this.sizes = sizes;
    this.clock = clock;
    const [fallback] = scenes;
    if (!fallback) throw new Error("expected at least one usable scene, found none");
    this.shown = this.find(first) ?? fallback;
    this.tellScenes();
  }

  get scene(): string {
    return this.shown.id;
  }

  /** False when there is no such scene. */
  show(id: string): boolean {
    const scene = this.find(id);
    if (!scene) return false;
    this.shown = scene;
    this.arrange();
    return true;
  }

  /** This lies over every scene from now on. */
  lay(layer: WallLayer): void {
    this.layer = layer;
    this.arrange();
  }

  /** What lies over the scene has changed. */
  refresh(): void {
    this.arrange();
  }

  /** These displays show the safe scene, whatever the wall shows, until others are named. */
  safe(displays: readonly string[] | "all"): void {
    this.safeDisplays = displays;
    this.arrange();
  }

  /** The numbers that displays show to people; those that are not there have none. */
  numbersOf(displays: readonly string[] | "all"): number[] {
    return [...this.rows.displays.values()]
      .filter(({ id }) => displays === "all" || displays.includes(id))
      .map(({ number }) => number)
      .sort((a, b) => a - b);
  }

  /** These scenes are there now; one that is shown and gone leaves its place to the everyday one. Not empty. */
  take(scenes: readonly ShownScene[]): void {
    const next =
      scenes.find(({ id }) => id === this.shown.id) ?? scenes.find(({ id }) => id === everydayScene);
    this.scenes = scenes;
    this.shown = next ?? scenes[0] ?? this.shown;
    this.tellScenes();
    this.arrange();
  }

  /** These displays are there now; no screen is told again of the same ones. */
  cover(displays: readonly WallDisplay[]): void {
    if (isDeepStrictEqual(displays, this.present)) return;
    this.present = displays;
    this.arrange();
  }

  /** The display that shows the most important panel of the scene; null where none does. */
  get foremost(): string | null {
    return foremostDisplay(this.shown, this.rows.displays.values());
  }

  /** What a display measures; null: what the city says. False when there is no such display. */
  configure(id: string, size: DisplaySize | null): boolean {
    const display = this.present.find((each) => each.id === id);
    if (!display) return false;
    this.sizes.setSize(display, this.present, size);
    this.arrange();
    return true;
  }

  /** What the tiles of one client show, instead of what it said before. */
  tellTiles(client: number, tiles: readonly Pick<TileRow, "camera" | "state">[]): void {
    const now = this.clock();
    const told = new Map<string, TileRow>();
    for (const { camera, state } of tiles) {
      let n = 0;
      while (told.has(`${client}/${camera}/${n}`)) n++;
      const id = `${client}/${camera}/${n}`;
      const before = this.rows.tiles.get(id);
      told.set(id, before?.state === state ? before : { id, camera, state, since: now });
    }
    for (const { id } of this.tilesOf(client)) if (!told.has(id)) this.rows.tiles.remove(id);
    for (const [id, row] of told) if (this.rows.tiles.get(id) !== row) this.rows.tiles.put(row);
  }

  /** The client is gone, and its tiles with it. */
  forget(client: number): void {
    for (const { id } of this.tilesOf(client)) this.rows.tiles.remove(id);
  }

  private tilesOf(client: number): TileRow[] {
    return [...this.rows.tiles.values()].filter(({ id }) => id.startsWith(`${client}/`));
  }

  private tellScenes(): void {
    this.rows.scenes.replace(this.scenes.map(({ id, name, position }) => ({ id, name, position })));
  }

  private find(id: string): ShownScene | undefined {
    return this.scenes.find((scene) => scene.id === id);
  }

  private arrange(): void {
    const measured = new Map(
      this.present.map((display) => [display.id, this.sizes.sizeOf(display, this.present)]),
    );
    const displays = this.present.map((display) => ({
      ...display,
      ...(measured.get(display.id) ?? this.city.displays),
    }));
    const isSafe = (id: string) => this.safeDisplays === "all" || this.safeDisplays.includes(id);
    // The safe scene lies over everything, also over what lies over the scene.
    const arranged = this.layer(arrangeScene(this.shown, displays, this.rows.cameras.size), this.shown);
    this.rows.displays.replace(
      arranged
        .map((each) => (isSafe(each.display.id) ? madeSafe(each, this.city.modules) : each))
        .map(({ display, number, panels, left }) => ({
          ...display,
          label: this.sizes.nameOf?.(display, this.present) ?? display.label,
          number,
          configured: measured.get(display.id) !== undefined,
          scene: isSafe(display.id) ? safeScene.id : this.shown.id,
          panels: [...panels],
          left: [...left],
        })),
    );
  }
}
