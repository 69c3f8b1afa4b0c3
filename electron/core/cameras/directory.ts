/**
 * The directory of cameras at this station, kept in SQLite beside the city's list. Whatever shows cameras follows a
 * change at once. Everything that is changed together commits together, or not at all.
 */
import type { RemovedCameraRow } from "../../../shared/contract/cameras.ts";
import { type Camera, cameraSchema, cameraUrl } from "../../../shared/domain/city/camera.ts";
import {
  type CameraChange,
  type CameraFields,
  type DirectoryCamera,
  differingFields,
  fieldsOf,
  mergeCameras,
} from "../../../shared/domain/city/cameraDirectory.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { LiveCameras } from "../live/cameras.ts";
import type { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import type { Store } from "../store/index.ts";

export interface CameraDirectoryOptions {
  /** The city's. */
  readonly cameras: readonly Camera[];
  /** Where their relative URLs start. */
  readonly origin: string;
  readonly store: Pick<Store, "cameraDirectory" | "transaction">;
  readonly live: LiveCameras;
  readonly removed: LiveRows<RemovedCameraRow>;
  readonly clock: Clock;
  /** Called after each change, and once at the start. */
  readonly onChange: () => void;
}

/** What one camera is to be like; what is left out stays, or is nothing where the camera is new. */
export interface WantedCamera {
  readonly id: string;
  readonly fields: CameraFields;
}

export class CameraDirectory {
  private readonly options: CameraDirectoryOptions;
  private readonly city: ReadonlyMap<string, Camera>;
  private readonly changes: Map<string, CameraChange>;
  private present = new Map<string, DirectoryCamera>();

  constructor(options: CameraDirectoryOptions) {
    this.options = options;
    this.city = new Map(options.cameras.map((camera) => [camera.id, camera]));
    this.changes = new Map(options.store.cameraDirectory.changes().map((change) => [change.id, change]));
    this.show();
  }

  /** Undefined where there is none, and where it was taken away. */
  get(id: string): DirectoryCamera | undefined {
    return this.present.get(id);
  }

  all(): readonly DirectoryCamera[] {
    return [...this.present.values()];
  }

  /** The absolute URL of a camera's playlist. */
  urlOf(camera: Camera): string {
    return cameraUrl(camera, this.options.origin);
  }

  /** Which of these fields a camera does not have so; a URL may be given absolute. */
  differing(camera: Camera, fields: CameraFields): CameraFields {
    return differingFields({ ...camera, url: this.urlOf(camera) }, fields);
  }

  /** Adds and changes cameras. Refuses all where one would be no camera. */
  put(wanted: readonly WantedCamera[]): void {
    this.write(wanted.map((each) => this.changeTo(each)));
  }

  remove(ids: readonly string[]): void {
    const removedAt = this.options.clock();
    this.write(
      ids.map((id) => {
        if (!this.present.has(id)) throw new Refused({ code: "unknown-camera", found: id });
        return { id, fields: this.changes.get(id)?.fields ?? {}, removedAt };
      }),
    );
  }

  /** Brings back what was taken away; a camera of the city is then as its folder says. */
  restore(ids: readonly string[]): void {
    this.write(
      ids.map((id) => {
        const change = this.changes.get(id);
        const inCity = this.city.has(id);
        if (!change && !inCity) throw new Refused({ code: "unknown-camera", found: id });
        return { id, fields: inCity ? {} : (change?.fields ?? {}), removedAt: null };
      }),
    );
  }

  private changeTo({ id, fields }: WantedCamera): CameraChange {
    const known = this.city.get(id);
    const before = this.present.get(id)?.camera ?? known;
    const wanted = { ...(before && fieldsOf(before)), ...fields };
    // The demo's cameras, and those of a server that moves, are at another origin tomorrow.
    if (known && wanted.url === this.urlOf(known)) wanted.url = known.url;
    const { bearingDeg, ...rest } = wanted;
    const camera = cameraSchema.safeParse({ id, ...rest, ...(bearingDeg !== null && { bearingDeg }) });
    if (!camera.success) {
      const [issue] = camera.error.issues;
      throw new Refused({ code: "invalid-input", expected: issue?.message, found: issue?.path.join(".") });
    }
    const now = fieldsOf(camera.data);
    return { id, fields: known ? differingFields(known, now) : now, removedAt: null };
  }

  private write(changes: readonly CameraChange[]): void {
    const { store, clock } = this.options;
    const isNothing = ({ id, fields, removedAt }: CameraChange) =>
      removedAt === null && this.city.has(id) && Object.keys(fields).length === 0;
    store.transaction(() => {
      for (const change of changes) {
        if (isNothing(change)) store.cameraDirectory.forget(change.id);
        else store.cameraDirectory.put(change, clock());
      }
    });
    for (const change of changes) {
      if (isNothing(change)) this.changes.delete(change.id);
      else this.changes.set(change.id, change);
    }
    this.show();
  }

  private show(): void {
    const { cameras, live, removed: rows, onChange } = this.options;
    const { present, removed } = mergeCameras(cameras, [...this.changes.values()]);
    this.present = new Map(present.map((each) => [each.camera.id, each]));
    live.show(present);
    rows.replace(
      removed.map(({ camera: { id, name, district }, origin, removedAt }) => ({
        ...{ id, name, district, origin, removedAt },
      })),
    );
    onChange();
  }
}
