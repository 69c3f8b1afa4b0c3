/**
 * The room under faults without rest: scenes change, cameras fail, the broker stops, displays are pulled, pages are
 * killed. Nothing may go on growing. Short by default; `npm run soak -- --minutes 30` is the long form, and prints the
 * same table to `out/soak.md`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { CameraFault } from "../../peers/camera-server.ts";
import { startMosquitto } from "../../peers/mosquitto.ts";
import { measureRoom, measures } from "../../soak/measure.ts";
import { judge, type Samples, tableOf } from "../../soak/report.ts";
import { writeCity } from "../city.ts";
import { expect, root, test } from "../room.ts";

const minutes = Number(process.env.LIVE_ROOM_SOAK_MINUTES ?? 1.5);
const isLong = minutes >= 10;
const stepMs = 3000;
/** A short run still fills caches. */
const share = isLong ? 0.05 : 0.25;

test("a soak with faults: memory, handles and connections do not go on growing", async ({
  openRoom,
  newFolder,
  stream,
  displays,
}) => {
  test.setTimeout((minutes + 5) * 60_000);
  const broker = await startMosquitto();
  const ids = Array.from({ length: 6 }, (_, n) => `kamera-${n + 1}`);
  const cameras = ids.map((id) => ({ id, name: id, url: stream.playlistUrl(id) }));
  const city = writeCity(newFolder("city"), { cameras });
  const room = await openRoom({ args: ["--broker", broker.url, "--city", city, "--console"] });
  await room.window("console");
  for (const number of [1, 2, 3]) await room.wall(number);

  const faults: readonly CameraFault[] = ["404", "html", "truncated", "silent"];
  let killed = 0;
  const steps: readonly ((round: number) => Promise<void>)[] = [
    () => room.press("2", "console"),
    async (round) => stream.setFault(ids[round % ids.length]!, faults[round % faults.length]!),
    () => room.press("3", "console"),
    () => broker.stop(),
    async () => {
      for (const id of ids) stream.setFault(id, null);
    },
    () => broker.start(),
    () => room.press("1", "console"),
    async (round) => {
      // Less often than what makes a display safe.
      if (round % 3 !== 0) return;
      killed++;
      await killWall(round / 3);
    },
    () => displays.unplug(2),
    () => displays.plug(2),
  ];
  async function killWall(n: number): Promise<void> {
    const pids = await room.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .filter((page) => page.getURL().startsWith("app://room/wall/"))
        .map((page) => page.getOSProcessId()),
    );
    const pid = pids[n % pids.length];
    if (pid) process.kill(pid, "SIGKILL");
  }

  const samples = Object.fromEntries(measures.map((measure) => [measure, []])) as unknown as Samples;
  const startedAt = Date.now();
  const endAt = startedAt + minutes * 60_000;
  for (let n = 0; Date.now() < endAt; n++) {
    await steps[n % steps.length]!(Math.floor(n / steps.length));
    await wait(stepMs);
    // Always at the same point of a round: what a fault changes for a while is no growth.
    if (n % steps.length !== steps.length - 1 && isLong) continue;
    const now = await measureRoom(room.app);
    for (const measure of measures)
      samples[measure].push({ atMs: Date.now() - startedAt, value: now[measure] });
  }
  await room.close();
  await broker.remove();

  const lines = judge(samples, share);
  const table = tableOf(lines, `Soak of ${minutes} minutes with faults, ${killed} pages killed`);
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(join(root, "out", "soak.md"), table);
  process.stdout.write(`\n${table}`);
  expect(lines.filter(({ grown, allowed }) => grown > allowed)).toEqual([]);
});
