/**
 * The directory of cameras: what the city's folder lists, with what this station added, changed and took away.
 *
 * Guarantees: a camera of the city keeps following its folder in everything that was not changed here; what was taken
 * away can be brought back; a change of a camera that the city no longer lists, and that says too little to stand
 * alone, shows nothing.
 */
import type { z } from "zod";
import { type Camera, cameraSchema } from "./camera.ts";

/** Null takes away what a camera need not have. */
export const cameraFieldsSchema = cameraSchema
  .omit({ id: true, aspect: true, agencies: true })
  .extend({ bearingDeg: cameraSchema.shape.bearingDeg.unwrap().nullable() })
  .partial();
/** Some of a camera's fields, or all of them. */
export type CameraFields = z.infer<typeof cameraFieldsSchema>;

/** What this station says of one camera. */
export interface CameraChange {
  readonly id: string;
  /** Of a camera that the city does not list: everything. */
  readonly fields: CameraFields;
  /** When it was taken away, epoch ms; null while it is there. */
  readonly removedAt: number | null;
}

export interface DirectoryCamera {
  readonly camera: Camera;
  readonly origin: "city" | "station";
  readonly edited: boolean;
}

export interface RemovedCamera extends DirectoryCamera {
  readonly removedAt: number;
}

export interface Directory {
  readonly present: readonly DirectoryCamera[];
  readonly removed: readonly RemovedCamera[];
}

/** The city's in its order, then the station's by id. */
export function mergeCameras(city: readonly Camera[], changes: readonly CameraChange[]): Directory {
  const changed = new Map(changes.map((change) => [change.id, change]));
  const present: DirectoryCamera[] = [];
  const removed: RemovedCamera[] = [];
  const put = (found: DirectoryCamera, removedAt: number | null) =>
    removedAt === null ? present.push(found) : removed.push({ ...found, removedAt });
  for (const camera of city) {
    const change = changed.get(camera.id);
    changed.delete(camera.id);
    const edited = change !== undefined && Object.keys(change.fields).length > 0;
    const now = edited ? withFields(camera, change.fields) : camera;
    put({ camera: now, origin: "city", edited }, change?.removedAt ?? null);
  }
  for (const { id, fields, removedAt } of [...changed.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const camera = cameraSchema.safeParse(withFields({ id }, fields));
    if (camera.success) put({ camera: camera.data, origin: "station", edited: false }, removedAt);
  }
  return { present, removed };
}

function withFields<Known extends { readonly id: string }>(known: Known, fields: CameraFields) {
  const { bearingDeg, ...others } = fields;
  const { bearingDeg: before, ...rest } = { ...known, ...others } as Known & { bearingDeg?: number };
  const bearing = bearingDeg === undefined ? before : (bearingDeg ?? undefined);
  return { ...rest, ...(bearing !== undefined && { bearingDeg: bearing }) } as Known & Camera;
}

/** What of `wanted` is not as `camera` has it. */
export function differingFields(camera: Camera, wanted: CameraFields): CameraFields {
  const known = fieldsOf(camera);
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(known[name as keyof CameraFields]) !== JSON.stringify(value),
    ),
  );
}

/** A camera's fields, each with what stands for nothing where it has none. */
export function fieldsOf({
  id: _id,
  aspect: _aspect,
  agencies: _agencies,
  ...fields
}: Camera): Required<CameraFields> {
  return { bearingDeg: null, groups: [], placeUnknown: false, ...fields };
}
