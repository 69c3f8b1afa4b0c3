/**
 * Shares what this station's wall shows with the other stations, and takes over what they show
 * (shared/domain/wall/shared.ts).
 *
 * The parts of the wall keep their state as settings: what they keep is what is shared. A part that follows gives a
 * function that takes the state of another station over.
 */
import { z } from "zod";
import type { Clock } from "../../../shared/domain/clock.ts";
import { roomActor } from "../../../shared/domain/event/event.ts";
import {
  foldWall,
  type SharedWall,
  stepWall,
  type WallPart,
  wallSubject,
} from "../../../shared/domain/wall/shared.ts";
import type { Store } from "../store/index.ts";
import type { SettingName, SettingRepository } from "../store/settings.ts";

export interface WallShareOptions {
  readonly station: string;
  readonly store: Pick<Store, "log" | "settings" | "transaction">;
  readonly clock: Clock;
  /** It could not be written down; the wall has changed all the same. */
  readonly onFault: (error: unknown) => void;
}

/** As settings name it. */
const parts: Partial<Record<SettingName, WallPart>> = {
  ...{ direction: "scene", spotlights: "spotlights", pushes: "pushes", tours: "tours" },
};
/** Of all that the director keeps, others need no more than what is shown. */
const sharedDirection = z
  .object({ held: z.boolean(), shown: z.object({ scene: z.string() }) })
  .transform(({ held, shown }) => ({ held, scene: shown.scene }));
export const sceneState = z.object({ held: z.boolean(), scene: z.string() });

/** What was shown before is shown no more: a start looks no farther back. */
const lookBackMs = 31 * 86_400_000;

export class WallShare {
  private readonly options: WallShareOptions;
  private readonly followers = new Map<WallPart, (state: unknown) => void>();
  private wall: SharedWall;
  private actor: string | null = null;
  private isFollowing = false;
  private readonly stopFollowing: () => void;

  constructor(options: WallShareOptions) {
    this.options = options;
    const { store } = options;
    this.wall = this.read();
    this.stopFollowing = store.log.onAdmitted((events) =>
      events.some(({ kind }) => kind === "wall.set") ? () => this.become(this.read()) : undefined,
    );
  }

  /** Keeps settings as the station's own does, and shares those that are the wall's. */
  get settings(): SettingRepository {
    const { settings } = this.options.store;
    return {
      ...settings,
      set: (name, value) => {
        settings.set(name, value);
        const part = parts[name];
        if (part) this.share(part, value);
      },
    };
  }

  /**
   * A person commands something. What it does to the wall is that person's word where the command is one to the wall: an
   * incident that is closed also leaves the spotlight, and takes no wall away from anybody.
   */
  during<Result>(command: string, actor: string, act: () => Result): Result {
    if (!/^(scene|spotlight|wall|tours)\./.test(command)) return act();
    const before = this.actor;
    this.actor = actor;
    try {
      return act();
    } finally {
      this.actor = before;
    }
  }

  /** Whether the wall changes by itself here; false while it is another station's. */
  get isOwn(): boolean {
    return this.wall.owner === null || this.wall.owner === this.options.station;
  }

  /** No other station was ever heard: nobody is there to be told of what the room does by itself. */
  private get isAlone(): boolean {
    return Object.keys(this.options.store.log.seen(this.options.station)).length === 0;
  }

  /** Takes over what another station shows in this part, now and from now on. */
  follow(part: WallPart, take: (state: unknown) => void): void {
    this.followers.set(part, take);
    const last = this.wall.parts[part];
    if (last && last.station !== this.options.station) this.tell(part, last.body.state);
  }

  stop(): void {
    this.stopFollowing();
  }

  private share(part: WallPart, text: string): void {
    const { store, station, clock, onFault } = this.options;
    if (this.isFollowing || (this.actor === null && (!this.isOwn || this.isAlone))) return;
    const kept = JSON.parse(text) as unknown;
    const state = part === "scene" ? sharedDirection.parse(kept) : kept;
    const before = this.wall.parts[part]?.body.state;
    if (JSON.stringify(before) === JSON.stringify(state) && (this.actor === null || this.isOwn)) return;
    const by = this.actor === null ? ("room" as const) : ("person" as const);
    const decision = { kind: "wall.set" as const, subject: wallSubject, body: { part, by, state } };
    try {
      const event = store.transaction(() =>
        store.log.append(station, decision, this.actor ?? roomActor, clock()),
      );
      this.wall = stepWall(this.wall, event);
    } catch (error) {
      onFault(error);
    }
  }

  private read(): SharedWall {
    const { store, clock } = this.options;
    return foldWall(store.log.ofSince(wallSubject, clock() - lookBackMs));
  }

  private become(wall: SharedWall): void {
    const before = this.wall;
    this.wall = wall;
    for (const part of this.followers.keys()) {
      const now = wall.parts[part];
      const was = before.parts[part];
      const isSame = now?.station === was?.station && now?.seq === was?.seq;
      if (now && !isSame) this.tell(part, now.body.state);
    }
  }

  private tell(part: WallPart, state: unknown): void {
    this.isFollowing = true;
    try {
      this.followers.get(part)?.(state);
    } finally {
      this.isFollowing = false;
    }
  }
}
