/**
 * Updates of the app, as the room's people see them: what is offered, taken in, planned, and what it waits for. The switch
 * itself is main's, which alone can start another version (electron/main/start).
 */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { UpdateOptions, UpdatesRow, updateCommands } from "../../../shared/contract/updates.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { compareVersions } from "../../../shared/domain/updates/manifest.ts";
import { updateWaitsFor } from "../../../shared/domain/updates/moment.ts";
import type { Handlers } from "../handlers.ts";
import type { Notices } from "../live/notices.ts";
import type { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import { errorText, type Log } from "../log.ts";
import { keepSetting, readSetting, type SettingRepository } from "../store/settings.ts";
import { openArchive, UpdateRefused } from "./archive.ts";
import { download, isUpdateUrl, lookAt } from "./server.ts";
import {
  asRefusal,
  readKeys,
  removeUnfinished,
  type StagingOptions,
  stagedVersions,
  takeIn,
} from "./staging.ts";

export type UpdateHandlers = Handlers<keyof typeof updateCommands>;

export interface UpdatesContext {
  readonly options: UpdateOptions | undefined;
  readonly appVersion: string;
  readonly rows: LiveRows<UpdatesRow>;
  readonly notices: Pick<Notices, "raise" | "clear">;
  /** What people cannot do without the room for. */
  readonly busy: () => { urgentOpen: number; handoverRuns: boolean; drillRuns: boolean };
  /** Keeps what is planned over a start of the core. */
  readonly settings: SettingRepository;
  readonly clock: Clock;
  readonly log: Log;
}

/** Null where nothing is planned; the way back to the version before is not kept: it would be gone again at each start. */
const keptPlan = z.object({ version: z.string(), notBefore: z.number().nullable() }).nullable();

export interface Updates {
  readonly commands: UpdateHandlers;
  /** Once a second: whether what is planned may be done now. */
  advance(): void;
  close(): Promise<void>;
}

const archiveEnding = ".lrupdate";
const lookEveryMs = 6 * 3_600_000;
/** What became of a version is news at the start after it, and not at all later ones. */
const newsForMs = 15 * 60_000;
/** A start has more urgent things to do. */
const firstLookMs = 10 * 60_000;

export function openUpdates(context: UpdatesContext): Updates {
  const { options, appVersion, rows, notices, busy, settings, clock, log } = context;
  const url = options?.url && isUpdateUrl(options.url) ? options.url : null;
  let working: Promise<void> = Promise.resolve();
  let closed = false;

  rows.put({
    ...{ id: "updates", installed: appVersion, running: appVersion, former: null },
    ...{ server: url && new URL(url).host, hasKeys: false },
    ...{ state: "idle", progress: null, lookedAt: null, staged: [], planned: null, waits: [] },
    ...{ switching: null, fault: null, failed: [], history: [] },
  });
  const row = () => rows.get("updates")!;
  const change = (changes: Partial<UpdatesRow>) => rows.put({ ...row(), ...changes });
  const staging = async (given: UpdateOptions): Promise<StagingOptions> => {
    const keys = await readKeys(given.folder);
    const { running, installed, failed, former } = row();
    const newest = compareVersions(running, installed) > 0 ? running : installed;
    const platform = `${process.platform}-${process.arch}`;
    return { ...given, keys, platform, newest, failed, inUse: [running, former ?? installed] };
  };
  const keep = (plan: z.infer<typeof keptPlan>) => keepSetting(settings, "update-plan", plan);
  let before = readSetting(settings, "update-plan", keptPlan) ?? null;
  /** What was planned when the core ended, once it is known to be still there. */
  const planAgain = () => {
    const plan = before;
    before = null;
    if (plan && !row().planned && row().staged.some(({ version }) => version === plan.version))
      change({ planned: plan });
  };
  const refresh = async () => {
    if (!options) return;
    const { newest, failed, keys } = await staging(options);
    const all = await stagedVersions(options.folder, keys);
    if (closed) return;
    change({
      hasKeys: keys.length > 0,
      staged: all.filter(({ version }) => compareVersions(version, newest) > 0 && !failed.includes(version)),
    });
    planAgain();
  };

  /** One after the other; a fault stands on the page until the next attempt. */
  function work(state: "looking" | "taking", task: (given: UpdateOptions) => Promise<void>): void {
    if (row().state !== "idle") return;
    if (!options) throw new Refused({ code: "no-update-server" });
    change({ state, progress: null, fault: null });
    working = task(options)
      .catch((error: unknown) => {
        const { code, detail } = error instanceof UpdateRefused ? error : asRefusal(error);
        log.warning("an update was not taken in", { code, detail });
        if (!closed) change({ fault: { code, detail } });
      })
      .then(refresh)
      .catch((error: unknown) => log.error("versions could not be listed", { reason: errorText(error) }))
      .then(() => {
        if (!closed) change({ state: "idle", progress: null });
      });
  }
  let told = 0;
  const onProgress = (share: number) => {
    const percent = Math.floor(share * 100);
    if (percent === told || closed) return;
    told = percent;
    change({ progress: percent / 100 });
  };
  const look = () => {
    const from = url;
    if (from === null) throw new Refused({ code: "no-update-server" });
    work("looking", async (given) => {
      const offer = await lookAt(from, await staging(given));
      change({ lookedAt: clock() });
      if (!offer) return;
      change({ state: "taking" });
      await take(await download(from, offer, given.folder, onProgress), given);
    });
  };
  async function take(path: string, given: UpdateOptions): Promise<void> {
    const { version } = await takeIn(path, await staging(given), onProgress);
    log.info("an update was taken in", { version });
    notices.raise("info", "update-ready", { version });
  }

  function plan(version: string | null, notBefore: number | null): void {
    before = null;
    keep(version === null ? null : { version, notBefore });
    change({ planned: { version, notBefore }, waits: [] });
    advance();
  }
  function advance(): void {
    const { planned, waits, switching } = row();
    if (!planned || switching) return;
    const { version, notBefore } = planned;
    const now = updateWaitsFor({ ...busy(), notBefore, now: clock() });
    if (now.join() !== waits.join()) {
      change({ waits: now });
      if (now.length > 0) notices.raise("info", "update-waits", { version: version ?? row().former ?? "" });
    }
    if (now.length > 0) return;
    log.info("another version is put in place", { version: version ?? "the one before" });
    keep(null);
    change({ switching: { version } });
  }

  if (options) void removeUnfinished(options.folder).then(refresh, () => {});
  const looking = url
    ? [setTimeout(() => lookQuietly(), firstLookMs), setInterval(() => lookQuietly(), lookEveryMs)]
    : [];
  function lookQuietly(): void {
    if (row().state === "idle") look();
  }

  return {
    advance,
    commands: {
      "updates.report"(report) {
        change(report);
        const last = report.history.findLast(({ at }) => at > clock() - newsForMs);
        if (last?.what === "rolled-back") {
          const { version, reason = "" } = last;
          log.warning("an update did not come up: back on the one before", { version, reason });
          notices.raise("warning", "update-rolled-back", {
            ...{ version: version ?? "", running: report.running, reason },
          });
        }
        if (last?.what === "came-up") notices.raise("info", "update-done", { running: report.running });
        void refresh().catch(() => {});
        return {};
      },
      "updates.look"() {
        look();
        return {};
      },
      "updates.take"({ path }) {
        work("taking", async (given) => take(await archiveAt(path, (await staging(given)).keys), given));
        return {};
      },
      "updates.plan"({ version, notBefore }) {
        if (!row().staged.some((each) => each.version === version))
          throw new Refused({ code: "unknown-version", found: version });
        plan(version, notBefore);
        return {};
      },
      "updates.cancel"() {
        notices.clear("update-waits");
        before = null;
        keep(null);
        change({ planned: null, waits: [] });
        return {};
      },
      "updates.undo"() {
        if (row().former === null) throw new Refused({ code: "unknown-version" });
        plan(null, null);
        return {};
      },
    },
    async close() {
      closed = true;
      for (const timer of looking) clearTimeout(timer);
      await working;
    },
  };
}

/** The file itself; of a folder, such as a stick's, the archive of the newest version that can be read. */
async function archiveAt(path: string, keys: readonly string[]): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UpdateRefused("not-found", path);
  if (!found.isDirectory()) return path;
  const names = (await readdir(path)).filter((name) => name.endsWith(archiveEnding));
  const archives = await Promise.all(
    names.map((name) => openArchive(join(path, name), keys).catch(() => undefined)),
  );
  const newest = archives
    .flatMap((archive) => archive ?? [])
    .sort((a, b) => compareVersions(b.manifest.version, a.manifest.version))[0];
  if (!newest) throw new UpdateRefused("not-found", names[0] ?? path);
  return newest.path;
}
