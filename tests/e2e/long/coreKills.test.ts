import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../../shared/domain/random.ts";
import { percentile } from "../../bench/statistics.ts";
import { killCore } from "../../peers/coreKills.ts";
import { root } from "../../source.ts";
import { expect, test } from "../room.ts";

const kills = 500;

test("a station that is killed at five hundred random moments at work loses nothing that it acknowledged", async ({
  newFolder,
}) => {
  test.setTimeout(40 * 60_000);
  const found = await killCore(newFolder("kills"), kills, seededRandom(500), console.log);
  const starts = [0.5, 0.99, 1].map((part) => Math.round(percentile(found.startsMs, part)));
  const told = `${kills} kills, ${found.startsMs.length} of them after it served; ${found.acknowledged} acknowledged. Starts: median ${starts[0]} ms, 99th percentile ${starts[1]} ms, slowest ${starts[2]} ms.`;
  console.log(told);
  writeFileSync(join(root, "out", "core-kills.md"), `${told}\n`);
  expect(found).toMatchObject({ missing: [], faults: [], halfWritten: [], areSame: true });
  expect(found.acknowledged).toBeGreaterThan(kills);
  // PRODUCT: a start in under 2 s.
  expect(starts[0]).toBeLessThan(2000);
});
