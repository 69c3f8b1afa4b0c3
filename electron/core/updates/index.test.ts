import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { keysName } from "../../../shared/domain/updates/header.ts";
import { Notices } from "../live/notices.ts";
import { createSources } from "../live/sources.ts";
import type { SettingRepository } from "../store/settings.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog, temporaryFolder } from "../testing.ts";
import { openUpdates } from "./index.ts";
import { made, newKey } from "./testing.ts";

const { pem, key } = newKey();
const caller = {} as never;

/** `before`: what an earlier core left. */
async function opened(before?: { folder: string; settings: SettingRepository }) {
  const folder = before?.folder ?? (await temporaryFolder());
  const settings = before?.settings ?? storeInMemory().settings;
  const versions = join(folder, "versions");
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(versions, keysName), JSON.stringify([key]));
  const sources = createSources();
  const busy = { urgentOpen: 0, handoverRuns: false, drillRuns: false };
  let now = 1000;
  const updates = openUpdates({
    options: { folder: versions, url: null, electron: 25 },
    ...{ appVersion: "1.0.0", rows: sources.updates, notices: new Notices(sources.notices, () => now) },
    ...{ busy: () => busy, settings, clock: () => now, log: keptLog() },
  });
  onTestFinished(() => updates.close());
  const row = () => sources.updates.get("updates")!;
  const idle = () => vi.waitFor(() => expect(row().state).toBe("idle"));
  return {
    ...{ folder, settings, updates, row, idle, busy },
    notices: () => [...sources.notices.values()].map(({ code }) => code),
    dismiss: (code: string) => sources.notices.remove(code),
    pass: (ms: number) => {
      now += ms;
    },
    async take(path: string) {
      await updates.commands["updates.take"]({ path }, caller);
      await idle();
    },
  };
}

it("takes the newest archive of a stick, and puts it in place when the room can do without", async () => {
  const { folder, updates, row, take, busy, notices } = await opened();
  await made(folder, "1.1.0", pem, { a: "x" });
  await made(folder, "1.10.0", pem, { a: "x" });
  await made(folder, "2.0.0", newKey().pem, { a: "x" });
  await take(folder);
  expect(row()).toMatchObject({ fault: null, hasKeys: true, staged: [{ version: "1.10.0" }] });
  expect(notices()).toContain("update-ready");
  busy.urgentOpen = 1;
  await updates.commands["updates.plan"]({ version: "1.10.0", notBefore: null }, caller);
  expect(row()).toMatchObject({ planned: { version: "1.10.0" }, waits: ["urgent"], switching: null });
  busy.urgentOpen = 0;
  busy.handoverRuns = true;
  updates.advance();
  expect(row()).toMatchObject({ waits: ["handover"], switching: null });
  busy.handoverRuns = false;
  updates.advance();
  expect(row()).toMatchObject({ waits: [], switching: { version: "1.10.0" } });
});

it("waits for its time, and can be called off", async () => {
  const { folder, updates, row, take, pass, notices, dismiss } = await opened();
  await take(await made(folder, "1.1.0", pem, { a: "x" }));
  await updates.commands["updates.plan"]({ version: "1.1.0", notBefore: 5000 }, caller);
  expect(row().waits).toEqual(["time"]);
  // Who has read of it is not told again each second.
  dismiss("update-waits");
  updates.advance();
  expect(notices()).not.toContain("update-waits");
  await updates.commands["updates.cancel"]({}, caller);
  pass(10_000);
  updates.advance();
  expect(row()).toMatchObject({ planned: null, switching: null });
});

it("keeps what is planned over a start of the core, until it is called off or done", async () => {
  const first = await opened();
  await first.take(await made(first.folder, "1.1.0", pem, { a: "x" }));
  await first.updates.commands["updates.plan"]({ version: "1.1.0", notBefore: 5000 }, caller);
  const second = await opened(first);
  await vi.waitFor(() => expect(second.row().planned).toEqual({ version: "1.1.0", notBefore: 5000 }));
  second.pass(4500);
  second.updates.advance();
  expect(second.row().switching).toEqual({ version: "1.1.0" });
  const third = await opened(first);
  await vi.waitFor(() => expect(third.row().staged).toHaveLength(1));
  expect(third.row().planned).toBeNull();
  await third.updates.commands["updates.plan"]({ version: "1.1.0", notBefore: 5000 }, caller);
  await third.updates.commands["updates.cancel"]({}, caller);
  const fourth = await opened(first);
  await vi.waitFor(() => expect(fourth.row().staged).toHaveLength(1));
  expect(fourth.row().planned).toBeNull();
});

it("says what was refused, and plans nothing that is not there", async () => {
  const { folder, updates, row, take } = await opened();
  await take(await made(folder, "1.1.0", newKey().pem, { a: "x" }));
  expect(row()).toMatchObject({ fault: { code: "signature" }, staged: [] });
  await take(join(folder, "nothing"));
  expect(row().fault).toMatchObject({ code: "not-found" });
  const plan = () => updates.commands["updates.plan"]({ version: "1.1.0", notBefore: null }, caller);
  expect(plan).toThrow("unknown-version");
  expect(() => updates.commands["updates.undo"]({}, caller)).toThrow("unknown-version");
  expect(() => updates.commands["updates.look"]({}, caller)).toThrow("no-update-server");
});

it("tells of a version that was left by itself, does not offer it again, and goes back when a person wants it", async () => {
  const { folder, updates, row, take, notices } = await opened();
  await take(await made(folder, "1.2.0", pem, { a: "x" }));
  const left = { version: "1.2.0", at: 1, what: "rolled-back", reason: "x" } as const;
  const report = {
    installed: "1.0.0",
    running: "1.1.0",
    former: "1.0.0",
    failed: ["1.2.0"],
    history: [left],
  };
  await updates.commands["updates.report"](report, caller);
  await vi.waitFor(() => expect(row().staged).toEqual([]));
  expect(notices()).toContain("update-rolled-back");
  await take(join(folder, `live-room-1.2.0-${process.platform}-${process.arch}.lrupdate`));
  expect(row().fault).toMatchObject({ code: "failed-before" });
  await updates.commands["updates.undo"]({}, caller);
  expect(row()).toMatchObject({ planned: { version: null }, switching: { version: null } });
});
