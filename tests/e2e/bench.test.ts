/** Benchmarks in their short form, so that they do not rot; those of pixels and tiles take too long for it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "./room.ts";

test("benchmarks run on the real Electron, the real core and a real broker", () => {
  test.setTimeout(120_000);
  const run = join(root, "tests", "bench", "run.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [run, "--quick", "launch", "ingestion"], {
    encoding: "utf8",
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  for (const line of ["one display, ms", "reports, QoS 1, messages/s"]) expect(stdout).toContain(`| ${line}`);
});
