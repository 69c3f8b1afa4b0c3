/** Servers that the room depends on: each camera origin, the sources, and what their clocks say of this one. */
import type { CameraTest } from "../../../shared/contract/cameraExchange.ts";
import type { IntakeSourceRow } from "../../../shared/contract/intake.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import { clockOffMs, judgeClock } from "../../../shared/domain/doctor/judge.ts";
import { probeStream } from "../cameras/probe.ts";
import { serverOffsetMs } from "./serverClock.ts";

export interface OutsideContext {
  /** Streams by the city's list, absolute and without logins. */
  readonly cameras: readonly { readonly id: string; readonly url: string }[];
  readonly authorizationOf: (origin: string) => string | undefined;
  readonly sources: readonly Pick<IntakeSourceRow, "id" | "name" | "host" | "state" | "fault">[];
  /** Addresses of the sources, for their clocks. */
  readonly sourceUrls: readonly string[];
  /** How far the other stations' clocks are ahead, ms. */
  readonly stationSkewsMs: readonly number[];
  readonly now: () => number;
}

export async function examineOutside(context: OutsideContext): Promise<Finding[]> {
  const byOrigin = new Map<string, string>();
  for (const { url } of context.cameras) {
    const { origin } = new URL(url);
    if (!byOrigin.has(origin)) byOrigin.set(origin, url);
  }
  const [cameras, clock] = await Promise.all([
    Promise.all([...byOrigin].map(([origin, url]) => probedCamera(origin, url, context))),
    clockFinding([...byOrigin.keys(), ...context.sourceUrls], context),
  ]);
  const sources = context.sources.map(sourceFinding);
  const none = cameras.length === 0 ? [finding("cameras", "ok", "cameras-none")] : [];
  return [clock, ...none, ...cameras, ...sources];
}

/** One of its cameras stands for the server. */
export async function probedCamera(
  origin: string,
  url: string,
  { authorizationOf, now }: Pick<OutsideContext, "authorizationOf" | "now">,
): Promise<Finding> {
  const test = await probeStream(url, { authorizationOf, clock: now });
  const { fault, tookMs } = test;
  if (!fault)
    return finding("cameras", "ok", "camera", { origin, tookMs: String(Math.round(tookMs)) }, origin);
  const params = { origin, reason: [fault.code, fault.detail].filter(Boolean).join(": ") };
  return finding("cameras", "fault", cameraCode(fault), params, origin);
}

function cameraCode({ code, detail }: NonNullable<CameraTest["fault"]>): string {
  if (code === "http-status" && /^40[13]/.test(detail)) return "camera-login";
  if (code === "http-status") return "camera-status";
  if (code === "unreachable" || code === "timeout") return "camera-unreachable";
  return "camera-not-hls";
}

function sourceFinding({ id, name, host, state, fault }: OutsideContext["sources"][number]): Finding {
  if (state === "failing")
    return finding("sources", "fault", "source-failing", { name, host, reason: fault?.code ?? "?" }, id);
  return finding(
    "sources",
    state === "never" ? "unknown" : "ok",
    state === "never" ? "source-never" : "source",
    { name, host },
    id,
  );
}

async function clockFinding(urls: readonly string[], context: OutsideContext): Promise<Finding> {
  const asked = await Promise.all(
    [...new Set(urls.map((url) => new URL(url).origin))].map((origin) => serverOffsetMs(origin, context.now)),
  );
  const offsets = [...asked.filter((offset) => offset !== null), ...context.stationSkewsMs.map((ms) => -ms)];
  const off = clockOffMs(offsets);
  if (off === null) return finding("clock", "unknown", "clock-unknown");
  const state = judgeClock(off);
  const params = { seconds: (Math.abs(off) / 1000).toFixed(1), count: String(offsets.length) };
  if (state === "ok") return finding("clock", "ok", "clock", params);
  return finding("clock", state, off > 0 ? "clock-ahead" : "clock-behind", params);
}
