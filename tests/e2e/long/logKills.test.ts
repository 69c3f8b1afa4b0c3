import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { seededRandom } from "../../../shared/domain/random.ts";
import { killWriter } from "../../peers/logKills.ts";

test("a station that is killed two hundred times while it writes has a whole log each time", async () => {
  test.setTimeout(20 * 60_000);
  const folder = mkdtempSync(join(tmpdir(), "live-room-kills-"));
  try {
    const kills = await killWriter(folder, 200, seededRandom(200));
    expect(kills).toMatchObject({ faults: [], halfWritten: [] });
    expect(kills.events).toBeGreaterThan(200);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
