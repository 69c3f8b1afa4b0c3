/** The benches that need neither a build nor a display, so that they do not rot; tests/e2e/bench.test.ts has others. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { store } from "./store.bench.ts";

it("the store's bench runs, and gives rates of both for all that it compares", async () => {
  const folder = await mkdtemp(join(tmpdir(), "live-room-bench-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const electron = () => {
    throw new Error("expected no need of an Electron");
  };
  const found = await store.run({ quick: true, folder, electron, say: () => {} });
  expect(found.map(({ what }) => what)).toEqual([
    "positions",
    "positions, with reading their messages",
    "reports",
    "reports, with reading their messages",
  ]);
  for (const { bare, product } of found) expect(Math.min(...bare, ...product)).toBeGreaterThan(0);
}, 60_000);
