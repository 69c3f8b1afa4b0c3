/** What one line of a list means for the directory. Pure but for what it asks of the directory. */
import type { CameraImportFaultCode } from "../../../../shared/contract/cameraExchange.ts";
import { type Login, loginSchema } from "../../../../shared/contract/cameras.ts";
import {
  type Camera,
  cameraSchema,
  cameraUrlFault,
  splitCredentials,
  withoutCredentials,
} from "../../../../shared/domain/city/camera.ts";
import type { CameraFields } from "../../../../shared/domain/city/cameraDirectory.ts";
import type { CameraDirectory } from "../directory.ts";
import type { CameraPlaces } from "../places.ts";
import type { CameraWords } from "./words.ts";

export interface ResolveContext {
  readonly directory: Pick<CameraDirectory, "urlOf"> & {
    get(id: string): { readonly camera: Camera } | undefined;
  };
  readonly places: CameraPlaces;
  /** For cameras of which neither a place nor a district is told. */
  readonly district: string | null;
}

export interface ResolvedCamera {
  readonly id: string;
  readonly fields: CameraFields;
  /** As it would be. */
  readonly camera: Camera;
  readonly isNew: boolean;
  readonly login: { readonly origin: string; readonly login: Login } | null;
}

export interface CameraLineFault {
  readonly code: CameraImportFaultCode;
  readonly detail: string;
}

type Part<Value> = Value | { readonly fault: CameraLineFault };

export function resolveCamera(words: CameraWords, context: ResolveContext): Part<ResolvedCamera> {
  const { directory } = context;
  const id = words.id?.trim() || slugOf(words.name ?? "");
  if (!cameraSchema.shape.id.safeParse(id).success) return fault("id", id);
  const known = directory.get(id)?.camera;
  const located = placeOf(words, known, context);
  if ("fault" in located) return located;
  const stream = streamOf(words.url);
  if ("fault" in stream) return stream;
  if (!known && !stream.fields.url) return fault("url", "");
  const fields: CameraFields = {
    ...located,
    ...stream.fields,
    ...(words.name ? { name: words.name.trim() } : known ? {} : { name: id }),
    ...(words.tags ? { tags: listOf(words.tags).map(tagOf) } : known ? {} : { tags: [] }),
    ...(words.groups && { groups: listOf(words.groups) }),
    ...(words.bearing && { bearingDeg: numberOf(words.bearing) }),
  };
  const { bearingDeg, ...rest } = fields;
  const whole = { ...(known && { ...known, url: directory.urlOf(known) }), ...rest, id };
  const camera = cameraSchema.safeParse({ ...whole, ...(typeof bearingDeg === "number" && { bearingDeg }) });
  if (camera.success)
    return { id, fields, camera: camera.data, isNew: known === undefined, login: stream.login };
  const [issue] = camera.error.issues;
  return fault(faultOf(issue?.path[0]), issue?.message ?? "");
}

/** `Simpang Tugu (1)` as `simpang-tugu-1`. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}

function placeOf(
  words: CameraWords,
  known: Camera | undefined,
  { places, district: otherwise }: ResolveContext,
): Part<CameraFields> {
  const [longitude, latitude] = [words.longitude, words.latitude].map((text) =>
    text?.trim() ? numberOf(text) : null,
  );
  const said = `${words.latitude ?? ""} ${words.longitude ?? ""}`.trim();
  if ((longitude === null) !== (latitude === null) || Number.isNaN(longitude) || Number.isNaN(latitude))
    return fault("place", said);
  const place = longitude == null || latitude == null ? null : ([longitude, latitude] as const);
  const named = words.district?.trim() || null;
  const district = named === null ? null : places.districtNamed(named);
  if (district === undefined) return fault("no-district", named ?? "");
  if (known && place === null) {
    if (district === null || district === known.district) return {};
    // Where somebody has put it, it stays.
    if (!known.placeUnknown) return { district };
  }
  const located = places.locate(place, district);
  if (!("fault" in located)) return located;
  if (located.fault === "outside" || otherwise === null) return fault(located.fault, said);
  const elsewhere = places.locate(place, otherwise);
  return "fault" in elsewhere ? fault(elsewhere.fault, otherwise) : elsewhere;
}

function streamOf(given: string | undefined): Part<Pick<ResolvedCamera, "fields" | "login">> {
  if (!given?.trim()) return { fields: {}, login: null };
  const { url, login } = splitCredentials(given.trim());
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(url);
  if (isRelative || cameraUrlFault(url) !== undefined) return fault("url", withoutCredentials(url));
  if (!login) return { fields: { url }, login: null };
  const parsed = loginSchema.safeParse(login);
  if (!parsed.success) return fault("login", withoutCredentials(url));
  return { fields: { url }, login: { origin: new URL(url).origin, login: parsed.data } };
}

/** With a comma or a point. NaN for what is no number. */
function numberOf(text: string): number {
  return /^\s*[+-]?\d+([.,]\d+)?(e[+-]?\d+)?\s*$/i.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function listOf(text: string): string[] {
  return [...new Set(text.split(/[|;,]/).map((each) => each.trim()))].filter((each) => each !== "");
}

function tagOf(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/g, "-");
}

function faultOf(field: PropertyKey | undefined): CameraImportFaultCode {
  switch (field) {
    case "id":
    case "name":
    case "place":
    case "url":
    case "tags":
    case "groups":
      return field;
    case "bearingDeg":
      return "bearing";
    default:
      return "schema";
  }
}

function fault(code: CameraImportFaultCode, detail: string): { fault: CameraLineFault } {
  return { fault: { code, detail: detail.slice(0, 200) } };
}
