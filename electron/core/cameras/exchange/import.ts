/**
 * A list of cameras: read into a preview, looked at, and then brought in at once, all of it or nothing.
 *
 * Guarantees: nothing comes in before a person has seen what it is; a login that stands in a URL is split off as the
 * line is read, is shown nowhere, and reaches the secret store only when the list comes in; a list that is read takes
 * the place of the one before it.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { CameraImportRecord, CameraImportRow } from "../../../../shared/contract/cameraExchange.ts";
import type { Login } from "../../../../shared/contract/cameras.ts";
import { splitCredentials, withoutCredentials } from "../../../../shared/domain/city/camera.ts";
import { SourceFault } from "../../intake/fault.ts";
import { decodeText } from "../../intake/text.ts";
import type { LiveRows } from "../../live/rows.ts";
import { errorText } from "../../log.ts";
import { authorizationOf } from "../../secrets.ts";
import type { CameraDirectory, WantedCamera } from "../directory.ts";
import type { CameraLogins } from "../logins.ts";
import type { CameraPlaces } from "../places.ts";
import { isM3u, readM3u } from "./m3u.ts";
import { readMediaMtx } from "./mediamtx.ts";
import { type CameraLineFault, type ResolvedCamera, resolveCamera } from "./resolve.ts";
import { type CameraLine, type CameraWords, readCameraCsv } from "./words.ts";

export interface CameraImportOptions {
  readonly directory: CameraDirectory;
  readonly logins: CameraLogins;
  readonly places: CameraPlaces;
  readonly rows: LiveRows<CameraImportRow>;
}

/** Of each fate; the counts tell of the rest. */
const shownOfEach = 500;
const linesAtOnce = 200;

export class CameraImport {
  private readonly options: CameraImportOptions;
  private wanted: readonly WantedCamera[] = [];
  private found: ReadonlyMap<string, Login> = new Map();
  /** Counts up with each list, so that the reading of an older one knows that it is over. */
  private turn = 0;
  private asking = new AbortController();

  constructor(options: CameraImportOptions) {
    this.options = options;
  }

  /** Never rejects. */
  async readFile(name: string, bytes: Uint8Array, district: string | null): Promise<void> {
    await this.preview(name, district, new Map(), async () => {
      const { text } = decodeText(bytes);
      return isM3u(text)
        ? { kind: "m3u", lines: readM3u(text) }
        : { kind: "csv", lines: readCameraCsv(text) };
    });
  }

  /** Never rejects. */
  async readMediaMtx(api: string, base: string, district: string | null): Promise<void> {
    const [asked, served] = [splitCredentials(api), splitCredentials(base)];
    const logins = new Map<string, Login>();
    for (const { url, login } of [asked, served])
      if (login && URL.canParse(url)) logins.set(new URL(url).origin, login);
    const name = URL.canParse(asked.url) ? new URL(asked.url).host : withoutCredentials(asked.url);
    await this.preview(name, district, logins, async () => {
      for (const { url } of [asked, served]) {
        if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
          throw new SourceFault("unreachable", withoutCredentials(url));
      }
      const { origin } = new URL(asked.url);
      const given = logins.get(origin);
      const authorization = given ? authorizationOf(given) : this.options.logins.authorizationOf(origin);
      const { signal } = this.asking;
      const lines = await readMediaMtx({ api: asked.url, base: served.url, authorization, signal });
      return { kind: "mediamtx", lines };
    });
  }

  /** Brings in what the preview calls new and changed. False when there is nothing. May throw `Refused`. */
  import(): boolean {
    const { rows, directory, logins } = this.options;
    const row = rows.get("import");
    if (row?.state !== "preview" || this.wanted.length === 0) return false;
    directory.put(this.wanted);
    logins.set(this.found);
    this.forget();
    rows.put({ ...row, state: "done" });
    return true;
  }

  dismiss(): void {
    this.turn++;
    this.asking.abort();
    this.forget();
    this.options.rows.remove("import");
  }

  private forget(): void {
    this.wanted = [];
    this.found = new Map();
  }

  private async preview(
    name: string,
    district: string | null,
    given: ReadonlyMap<string, Login>,
    read: () => Promise<{
      kind: NonNullable<CameraImportRow["kind"]>;
      lines: Iterable<CameraLine> | AsyncIterable<CameraLine>;
    }>,
  ): Promise<void> {
    const { rows } = this.options;
    const turn = ++this.turn;
    this.asking.abort();
    this.asking = new AbortController();
    this.forget();
    const empty: CameraImportRow = {
      ...{ id: "import", name, kind: null, state: "reading", fault: null, records: [] },
      ...{ fresh: 0, changed: 0, unchanged: 0, faulty: 0, withoutPlace: 0, logins: 0 },
    };
    rows.put(empty);
    try {
      const { kind, lines } = await read();
      const preview = new Preview(this.options, district, given);
      for await (const line of lines) {
        preview.add(line);
        if (preview.count % linesAtOnce === 0) await nextTurn();
        if (turn !== this.turn) return;
      }
      if (turn !== this.turn) return;
      this.wanted = preview.wanted;
      this.found = preview.logins;
      rows.put({ ...empty, kind, state: "preview", ...preview.figures() });
    } catch (error) {
      if (turn !== this.turn) return;
      const fault =
        error instanceof SourceFault ? error : { code: "storage" as const, detail: errorText(error) };
      rows.put({ ...empty, state: "refused", fault: { code: fault.code, detail: fault.detail } });
    }
  }
}

/** What a list comes to. */
class Preview {
  readonly wanted: WantedCamera[] = [];
  readonly logins: Map<string, Login>;
  count = 0;
  private readonly options: CameraImportOptions;
  private readonly district: string | null;
  private readonly lineOf = new Map<string, number>();
  private readonly records: CameraImportRecord[] = [];
  private readonly counts = { new: 0, changed: 0, unchanged: 0, faulty: 0 };
  private withoutPlace = 0;

  constructor(options: CameraImportOptions, district: string | null, logins: ReadonlyMap<string, Login>) {
    this.options = options;
    this.district = district;
    this.logins = new Map(logins);
  }

  add({ line, words }: CameraLine): void {
    this.count++;
    if (typeof words === "string") {
      this.refuse(line, {}, { code: "schema", detail: words });
      return;
    }
    const resolved = resolveCamera(words, { ...this.options, district: this.district });
    const fault = "fault" in resolved ? resolved.fault : this.faultAmongOthers(resolved);
    if (fault || "fault" in resolved) this.refuse(line, words, fault as CameraLineFault);
    else this.take(line, resolved);
  }

  private faultAmongOthers({ id, login }: ResolvedCamera): CameraLineFault | undefined {
    const before = this.lineOf.get(id);
    if (before !== undefined) return { code: "twice", detail: String(before) };
    const other = login && this.logins.get(login.origin);
    if (other && JSON.stringify(other) !== JSON.stringify(login.login))
      return { code: "two-logins", detail: login.origin };
    return undefined;
  }

  private take(line: number, { id, fields, camera, isNew, login }: ResolvedCamera): void {
    const { directory } = this.options;
    this.lineOf.set(id, line);
    if (login) this.logins.set(login.origin, login.login);
    const known = directory.get(id)?.camera;
    const changes = known ? Object.keys(directory.differing(known, fields)) : [];
    const fate = isNew ? "new" : changes.length > 0 ? "changed" : "unchanged";
    if (fate !== "unchanged") {
      this.wanted.push({ id, fields });
      if (camera.placeUnknown) this.withoutPlace++;
    }
    const { name, district, placeUnknown = false, url } = camera;
    this.keep({
      ...{ line, id, name, district, url, fate, changes, placeKnown: !placeUnknown, fault: null },
    });
  }

  private refuse(line: number, words: CameraWords, fault: CameraLineFault): void {
    const { id = "", name = "", district = "", url = "" } = words;
    this.keep({
      ...{ line, id: id.slice(0, 60), name: name.slice(0, 80), district: district.slice(0, 40) },
      ...{ url: withoutCredentials(splitCredentials(url.trim()).url).slice(0, 200) },
      ...{ fate: "faulty", changes: [], placeKnown: false, fault },
    });
  }

  private keep(record: CameraImportRecord): void {
    if (++this.counts[record.fate] <= shownOfEach) this.records.push(record);
  }

  figures() {
    const { new: fresh, ...others } = this.counts;
    return {
      ...{ fresh, ...others, withoutPlace: this.withoutPlace },
      ...{ logins: this.logins.size, records: this.records },
    };
  }
}
