/**
 * Tests a stream as a player would open it: its playlist, the smallest rendition, the beginning of the last segment.
 * Requests are bounded, follow no redirect to another host, and carry the login of their own origin alone; nothing that
 * is answered repeats a login or a query.
 */
import type { CameraTest } from "../../../shared/contract/cameraExchange.ts";
import { cameraUrlFault, splitCredentials, withoutCredentials } from "../../../shared/domain/city/camera.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { SourceFault } from "../intake/fault.ts";
import { boundedFetch } from "../intake/fetch.ts";
import { errorText } from "../log.ts";
import { authorizationOf } from "../secrets.ts";
import { containerOf, type Playlist, parsePlaylist } from "./playlist.ts";

const timeoutMs = 8000;
const playlistBytes = 2 * 1024 * 1024;
/** Enough to know what it is; a server that knows no ranges sends all of it. */
const headBytes = 4096;
const segmentBytes = 32 * 1024 * 1024;

type Fault = NonNullable<CameraTest["fault"]>;
class ProbeFault extends Error {
  readonly fault: Fault;
  constructor(step: Fault["step"], code: Fault["code"], detail: string) {
    super(code);
    this.fault = { step, code, detail };
  }
}

export interface ProbeOptions {
  readonly authorizationOf: (origin: string) => string | undefined;
  readonly clock: Clock;
}

/** Never rejects. A login in the URL is used for this test alone. */
export async function probeStream(given: string, options: ProbeOptions): Promise<CameraTest> {
  const { clock } = options;
  const at = clock();
  const { url, login } = splitCredentials(given.trim());
  const found: { -readonly [Key in keyof CameraTest]?: CameraTest[Key] } = {};
  const nothing = {
    ...{ fault: null, withLogin: false, renditions: [], segmentS: null, live: null },
    ...{ behindS: null, container: null },
  };
  const done = (fault: CameraTest["fault"]): CameraTest => ({
    ...{ ...nothing, ...found, at, tookMs: clock() - at, fault },
  });
  const wrong = cameraUrlFault(url);
  if (wrong !== undefined || !/^https?:/i.test(url))
    return done({ step: "playlist", code: "url", detail: withoutCredentials(url) });
  const { origin } = new URL(url);
  const authorization = login ? authorizationOf(login) : options.authorizationOf(origin);
  found.withLogin = authorization !== undefined;

  async function fetched(step: Fault["step"], target: string, head?: number): Promise<Buffer> {
    if (new URL(target).origin !== origin) throw new ProbeFault(step, "other-host", new URL(target).host);
    try {
      return await boundedFetch({
        ...{ url: target, types: /^/, timeoutMs, authorization },
        maxBytes: head === undefined ? playlistBytes : segmentBytes,
        ...(head !== undefined && { headBytes: head }),
      });
    } catch (error) {
      if (error instanceof SourceFault) throw new ProbeFault(step, error.code, error.detail);
      throw new ProbeFault(step, "unreachable", errorText(error));
    }
  }
  async function playlistAt(step: Fault["step"], target: string): Promise<Playlist> {
    const text = (await fetched(step, target)).toString("utf8");
    const playlist = parsePlaylist(text);
    if (!playlist) throw new ProbeFault(step, "not-hls", text.trim().slice(0, 40));
    return playlist;
  }

  try {
    let target = url;
    let playlist = await playlistAt("playlist", target);
    if (playlist.kind === "renditions") {
      found.renditions = playlist.renditions.map(({ url: _url, ...told }) => told);
      const [smallest] = [...playlist.renditions].sort((a, b) => (a.bitsPerS ?? 0) - (b.bitsPerS ?? 0));
      if (!smallest) throw new ProbeFault("playlist", "empty", "");
      target = new URL(smallest.url, target).href;
      playlist = await playlistAt("rendition", target);
      if (playlist.kind === "renditions") throw new ProbeFault("rendition", "not-hls", "#EXT-X-STREAM-INF");
    }
    const { lastSegment, longestS, live, endsAtMs } = playlist;
    found.segmentS = longestS;
    found.live = live;
    found.behindS = live && endsAtMs !== null ? (clock() - endsAtMs) / 1000 : null;
    if (lastSegment === null) throw new ProbeFault("rendition", "empty", "");
    const head = await fetched("segment", new URL(lastSegment, target).href, headBytes);
    found.container = containerOf(head);
    if (found.container === null) throw new ProbeFault("segment", "not-video", `${head.length} B`);
    return done(null);
  } catch (error) {
    if (error instanceof ProbeFault) return done(error.fault);
    return done({ step: "playlist", code: "url", detail: errorText(error) });
  }
}
