/**
 * All scenes that the room can show: those of the product, the city's in their place, and over both those that were
 * made or changed at this station.
 *
 * Guarantees: there is always at least one scene, and what is saved is kept before it is shown. A scene of the station
 * that this program cannot read stays in the database, and what is beneath it is used.
 */
import type { SceneDefinitionRow, SceneOrigin } from "../../../shared/contract/scenes.ts";
import { allModules, type Modules } from "../../../shared/domain/city/modules.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { scenesInUse } from "../../../shared/domain/scene/inUse.ts";
import { type Scene, type ShownScene, sceneSchema } from "../../../shared/domain/scene/scene.ts";
import type { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import type { SceneRepository, StoredScene } from "../store/scenes.ts";

export interface FoundScene {
  readonly scene: Scene;
  readonly origin: Exclude<SceneOrigin, "station">;
}

export interface UnreadableScene {
  readonly id: string;
  readonly reason: string;
}

interface Kept extends Pick<StoredScene, "revision" | "changedAt"> {
  readonly scene: Scene | null;
}

export class SceneLibrary {
  /** The station's that cannot be used, for people to know. */
  readonly unreadable: readonly UnreadableScene[];
  private readonly found: ReadonlyMap<string, FoundScene>;
  private readonly kept = new Map<string, Kept>();
  private readonly repository: SceneRepository;
  private readonly rows: LiveRows<SceneDefinitionRow>;
  private readonly clock: Clock;
  private readonly modules: Modules;

  /** `found` are those of the folders. */
  constructor(
    found: readonly FoundScene[],
    repository: SceneRepository,
    rows: LiveRows<SceneDefinitionRow>,
    clock: Clock,
    modules: Modules = allModules,
  ) {
    this.modules = modules;
    this.found = new Map(found.map((each) => [each.scene.id, each]));
    this.repository = repository;
    this.rows = rows;
    this.clock = clock;
    const unreadable: UnreadableScene[] = [];
    for (const { id, revision, body, changedAt } of repository.all()) {
      const scene = body === null ? null : readBody(body);
      if (typeof scene === "string") unreadable.push({ id, reason: scene });
      this.kept.set(id, { revision, changedAt, scene: typeof scene === "string" ? null : scene });
    }
    this.unreadable = unreadable;
    this.publish();
  }

  /** What can be shown where the city uses this: by position, then id. */
  scenes(): ShownScene[] {
    return scenesInUse(
      this.definitions().map(({ scene }) => scene),
      this.modules,
    );
  }

  /** Refuses with `scene-changed` who does not know the last revision. Returns the new one. */
  save(scene: Scene, knew: number): number {
    this.check(scene.id, knew);
    return this.keep(scene.id, scene);
  }

  /** Refuses what is not the station's own, and the only scene that there is. */
  remove(id: string, knew: number): void {
    if (!this.rows.get(id)) throw new Refused({ code: "unknown-scene", found: id });
    this.check(id, knew);
    if (!this.kept.get(id)?.scene) throw new Refused({ code: "scene-not-own", found: id });
    if (this.rows.size === 1 && !this.found.has(id)) throw new Refused({ code: "last-scene", found: id });
    this.keep(id, null);
  }

  private check(id: string, knew: number): void {
    const last = this.kept.get(id);
    if (!last || last.revision === knew) return;
    throw new Refused({
      ...{ code: "scene-changed", expected: `revision ${last.revision}`, found: `revision ${knew}` },
      at: last.changedAt,
    });
  }

  private keep(id: string, scene: Scene | null): number {
    const changedAt = this.clock();
    const revision = this.repository.put(id, scene && JSON.stringify(scene), changedAt);
    this.kept.set(id, { revision, changedAt, scene });
    this.publish();
    return revision;
  }

  private definitions(): SceneDefinitionRow[] {
    const ids = new Set([...this.found.keys(), ...this.kept.keys()]);
    const all = [...ids].flatMap((id): SceneDefinitionRow[] => {
      const [found, kept] = [this.found.get(id), this.kept.get(id)];
      const scene = kept?.scene ?? found?.scene;
      if (!scene) return [];
      const isOwn = kept?.scene != null;
      return [
        {
          ...{ id, scene, origin: isOwn ? "station" : (found?.origin ?? "station") },
          beneath: isOwn ? (found?.origin ?? null) : null,
          revision: kept?.revision ?? 0,
          changedAt: isOwn ? kept.changedAt : null,
        },
      ];
    });
    return all.sort((a, b) => a.scene.position - b.scene.position || (a.id < b.id ? -1 : 1));
  }

  private publish(): void {
    this.rows.replace(this.definitions());
  }
}

/** The scene, or what is wrong with it. */
function readBody(body: string): Scene | string {
  try {
    const parsed = sceneSchema.safeParse(JSON.parse(body));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return `${issue?.path.join(".")}: ${issue?.message}`;
  } catch (error) {
    return String(error);
  }
}
