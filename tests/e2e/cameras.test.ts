/** Cameras of a city: streams that ffmpeg writes outside of the project, credentials, and everything that goes wrong. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type CameraFault, startCameraServer, startLiveStream } from "../peers/camera-server.ts";
import { writeCity } from "./city.ts";
import { expect, picture, type Room, test } from "./room.ts";
import { text } from "./texts.ts";
import { readTiles } from "./tiles.ts";

const broker = "mqtt://127.0.0.1:9";

test("streams with credentials play; the pages never learn the secret", async ({ openRoom, newFolder }) => {
  const live = await startLiveStream();
  const [user, password, token] = ["ruang-kendali", "rahasia-Xq7", "token-Zk9"];
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const servers = await Promise.all(
    [basic, `Bearer ${token}`, "Basic another"].map((authorization) =>
      startCameraServer(live.folder, { authorization }),
    ),
  );
  const [first, second] = servers.map(({ url }) => url);
  const data = newFolder("data");
  const secrets = {
    cameras: [
      { origin: first, user, password },
      { origin: second, bearer: token },
    ],
  };
  writeFileSync(join(data, "secrets.yaml"), JSON.stringify(secrets), { mode: 0o600 });
  const cameras = servers.map((server, n) => ({
    id: `kamera-${n + 1}`,
    name: `Kamera Rahasia ${n + 1}`,
    url: server.playlistUrl(`kamera-${n + 1}`),
  }));
  const city = writeCity(newFolder("city"), { cameras });
  const room = await openRoom({ data, args: ["--broker", broker, "--city", city] });
  const page = await room.wall(1);

  await expectPlaying(page, ["kamera-1", "kamera-2"]);
  const refused = page.locator(".tile[data-camera=kamera-3]");
  await expect(refused).toContainText(text("id", "cameras", "fault-http-401"));

  const memory = await memoryOf(room, page);
  expect(memory).toContain("Kamera Rahasia 1");
  for (const secret of [password, basic.slice("Basic ".length), token]) expect(memory).not.toContain(secret);
  await room.close();
  for (const server of servers) await server.close();
  await live.stop();
});

test("cameras that answer wrongly say what is wrong, the others play on, and all recover", async ({
  openRoom,
  newFolder,
}) => {
  const live = await startLiveStream();
  const server = await startCameraServer(live.folder);
  const faults: readonly (readonly [id: string, fault: CameraFault, told: string])[] = [
    ["hilang", "404", "fault-http-404"],
    ["halaman", "html", "fault-not-hls"],
    ["terpotong", "truncated", "fault-damaged"],
    ["diam", "silent", "fault-timeout"],
  ];
  const ids = ["baik-1", ...faults.map(([id]) => id), "baik-2", "nanti"];
  for (const [id, fault] of faults) server.setFault(id, fault);
  const cameras = ids.map((id) => ({ id, name: `Kamera ${id}`, url: server.playlistUrl(id) }));
  const city = writeCity(newFolder("city"), { cameras });
  const room = await openRoom({ args: ["--broker", broker, "--city", city] });
  const page = await room.wall(1);
  const tile = (id: string) => page.locator(`.tile[data-camera=${id}]`);

  for (const [id, , told] of faults) {
    await expect(tile(id)).toHaveAttribute("data-state", "failed");
    await expect(tile(id)).toContainText(text("id", "cameras", "failed"));
    await expect.soft(tile(id)).toContainText(text("id", "cameras", told));
  }
  await expectPlaying(page, ["baik-1", "baik-2", "nanti"]);
  await page.screenshot({ path: picture("cameras-faults-id") });

  // One that played and is gone keeps its last picture, greyed and dated.
  server.setFault("nanti", "404");
  await expect(tile("nanti")).toHaveAttribute("data-state", /frozen|failed/);
  await expect(tile("nanti")).toContainText(text("id", "cameras", "picture-age"));
  await expect(tile("nanti")).toContainText(text("id", "cameras", "fault-http-404"));
  await expect(tile("nanti")).toHaveAttribute("data-kept", "true");
  await page.screenshot({ path: picture("cameras-gone-id") });

  for (const id of ids) server.setFault(id, null);
  for (const id of ids) await expect(tile(id)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await expectPlaying(page, ids);
  await room.close();
  await server.close();
  await live.stop();
});

/** These are live and show new pictures. */
async function expectPlaying(page: Page, ids: readonly string[]): Promise<void> {
  const frames = async () => {
    const tiles = await readTiles(page.locator("body"));
    return ids.map((id) => tiles.find((tile) => tile.camera === id && tile.state === "live")?.frames ?? -1);
  };
  await expect.poll(async () => Math.min(...(await frames()))).toBeGreaterThanOrEqual(0);
  const before = await frames();
  await expect
    .poll(async () => Math.min(...(await frames()).map((count, n) => count - (before[n] ?? 0))))
    .toBeGreaterThan(5);
}

/** Everything that the page's scripts hold, as one text. */
async function memoryOf(room: Room, page: Page): Promise<string> {
  const session = await room.app.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
}
