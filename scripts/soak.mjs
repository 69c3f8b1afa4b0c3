/** `npm run soak -- --minutes 30`: the room under faults without rest, for that long; the table goes to `out/soak.md`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "30" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write(`--minutes: expected a number above 0, found ${values.minutes}\n`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [fileURLToPath(new URL("test.mjs", import.meta.url)), "long", "soak"],
  { stdio: "inherit", env: { ...process.env, LIVE_ROOM_SOAK_MINUTES: String(minutes) } },
);
process.exitCode = status ?? 1;
