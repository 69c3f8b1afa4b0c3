/** The benches that need neither a build nor a display, so that they do not rot; tests/e2e/bench.test.ts has others. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { attendance } from "./attendance.bench.ts";
import type { Benchmark, Comparison } from "./benchmark.ts";
import { figures } from "./figures.bench.ts";
import { growth } from "./growth.bench.ts";
import { history } from "./history.bench.ts";
import { search } from "./search.bench.ts";
import { store } from "./store.bench.ts";
import { suggestion } from "./suggest.bench.ts";

async function quickly({ run }: Benchmark): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-bench-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const electron = () => {
    throw new Error("expected no need of an Electron");
  };
  return run({ quick: true, long: false, folder, electron, say: () => {} });
}

it.each([
  [
    store,
    [
      "positions",
      "positions, with reading their messages",
      "reports",
      "reports, with reading their messages",
    ],
  ],
  [suggestion, ["99th percentile", "median"]],
  [search, ["slowest", "median"]],
  [history, ["start", "heap"]],
  [growth, ["a decision", "an event of another station", "the present, listed", "what is on screen, read"]],
  [attendance, ["recap of a month"]],
  [
    figures,
    [
      ...["the page opens: 7 days by agency", "the page opens: 28 days by officer"],
      ...["the page opens: 364 days by category", "the page opens: 364 days by officer"],
      "a second of 1000 messages",
    ],
  ],
])(
  "the bench of $name runs, and gives figures of both for all that it compares",
  async (bench, compared) => {
    const found = await quickly(bench);
    expect(found.map(({ what }) => what)).toEqual(compared);
    for (const { bare, product } of found) expect(Math.min(...bare, ...product)).toBeGreaterThan(0);
  },
  60_000,
);
