/** What lies over the scene on the wall: what operators pushed onto its places, and the spotlight. */
import type { PlaceRow } from "../../../shared/contract/spotlights.ts";
import type { ArrangedDisplay } from "../../../shared/domain/scene/arrange.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { spotlightPanel } from "../../../shared/domain/scene/spotlight.ts";
import {
  type IncidentOnWall,
  isCovered,
  putPushes,
  putSpotlight,
  spotlightPlace,
} from "../../../shared/domain/wall/overlay.ts";
import { isSamePlace, numberPlaces, type PlaceName } from "../../../shared/domain/wall/places.ts";
import {
  clear,
  forScene,
  noPushes,
  type PushContent,
  type Pushes,
  push,
  pushesSchema,
  undo,
} from "../../../shared/domain/wall/pushes.ts";
import type { LiveRows } from "../live/rows.ts";
import { keepSetting, readSetting, type SettingRepository } from "../store/settings.ts";

export interface OverlayContext {
  readonly places: LiveRows<PlaceRow>;
  readonly settings: SettingRepository;
  readonly incidentOf: (id: string) => IncidentOnWall | undefined;
  /** The wall is to be placed anew. */
  readonly onChange: () => void;
}

export class WallOverlay {
  private readonly context: OverlayContext;
  private pushes: Pushes;
  private spotlight: IncidentOnWall | null = null;

  constructor(context: OverlayContext) {
    this.context = context;
    this.pushes = readSetting(context.settings, "pushes", pushesSchema) ?? noPushes("");
  }

  /** Puts what there is over a scene that is placed, and numbers its places. */
  put(wall: readonly ArrangedDisplay[], scene: Scene): readonly ArrangedDisplay[] {
    this.remember(forScene(this.pushes, scene.id));
    const { pushes } = this.pushes;
    const lit = this.spotlight && spotlightPlace(wall, spotlightPanel(scene));
    this.context.places.replace(
      numberPlaces(wall).map((place) => ({
        ...place,
        content: pushes.find((one) => isSamePlace(one, place))?.content ?? null,
        covered: lit ? lit.display === place.display && isCovered(place, lit) : false,
      })),
    );
    const pushed = putPushes(wall, pushes, this.context.incidentOf);
    return this.spotlight && lit ? putSpotlight(pushed, lit, this.spotlight) : pushed;
  }

  light(spotlight: IncidentOnWall | null): void {
    this.spotlight = spotlight;
    this.context.onChange();
  }

  /** The place that a person means; undefined where there is none. */
  place(named: number | PlaceName): PlaceName | undefined {
    const all = [...this.context.places.values()];
    return all.find((one) => (typeof named === "number" ? one.number === named : isSamePlace(one, named)));
  }

  /** Another station pushed this. */
  follow(pushes: Pushes): void {
    this.become(pushes);
  }

  push(place: PlaceName, content: PushContent): void {
    this.become(push(this.pushes, place, content));
  }

  /** Frees a place, or all of them (null). */
  clear(place: PlaceName | null): void {
    this.become(clear(this.pushes, place));
  }

  undo(): void {
    this.become(undo(this.pushes));
  }

  private become(next: Pushes): void {
    const same = next === this.pushes;
    this.remember(next);
    if (!same) this.context.onChange();
  }

  private remember(next: Pushes): void {
    if (next === this.pushes) return;
    this.pushes = next;
    keepSetting(this.context.settings, "pushes", next);
  }
}
