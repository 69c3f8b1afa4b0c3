/** The directory of cameras in the real app: a list that comes in plays, and a login is found nowhere. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startCameraServer, startLiveStream } from "../../peers/camera-server.ts";
import { writeCity } from "../city.ts";
import { expect, picture, test } from "../room.ts";
import { text } from "../texts.ts";

const broker = "mqtt://127.0.0.1:9";
const directory = (key: string) => text("id", "directory", key);

test("an M3U list with a login comes in and plays; the login outlives a restart and stands nowhere", async ({
  openRoom,
  newFolder,
}) => {
  const live = await startLiveStream();
  const [user, password] = ["ruang-kendali", "rahasia-Xq7"];
  const basic = Buffer.from(`${user}:${password}`).toString("base64");
  const server = await startCameraServer(live.folder, { authorization: `Basic ${basic}` });
  const open = await startCameraServer(live.folder);
  const city = writeCity(newFolder("city"), {
    cameras: [{ id: "kota-1", name: "Kamera Kota", url: open.playlistUrl("kota-1") }],
  });
  const data = newFolder("data");
  const list = join(newFolder("list"), "cctv.m3u");
  const url = server.playlistUrl("baru-1").replace("//", `//${user}:${password}@`);
  writeFileSync(
    list,
    `#EXTM3U\n#EXTINF:-1 tvg-id="baru-1" group-title="Proyek A" district="36.71.01",Kamera Baru\n${url}\n`,
  );
  const args = ["--broker", broker, "--city", city, "--console"];
  const room = await openRoom({ data, args });
  let page = await room.window("console");
  await page.keyboard.press("F4");
  await page.keyboard.press("Shift+I");
  await page.locator("dialog input[type=file]").setInputFiles(list);
  await expect(page.locator("dialog [role=status]")).toContainText("1 baru");
  await page.screenshot({ path: picture("directory-import-id") });
  expect(await page.content()).not.toContain(password);
  await page.locator(".camera-import-told button").click();

  // The pages are loaded again, to be let to the new server.
  const isPlaying = async (camera: string) => {
    const wall = await room.wall(1);
    return await wall.locator(`.tile[data-camera=${camera}]`).getAttribute("data-state");
  };
  await expect.poll(() => isPlaying("baru-1"), { timeout: 60_000 }).toBe("live");
  page = await room.window("console");
  await page.keyboard.press("F4");
  await page.keyboard.press("Shift+K");
  await expect(page.locator(".login-line")).toContainText(user);
  await expect(page.locator(".login-line")).not.toContainText(directory("login-not-kept"));
  await page.screenshot({ path: picture("directory-logins-id") });
  expect(await page.content()).not.toContain(password);
  const log = readFileSync(room.logFile, "utf8");
  await room.close();
  const found = [log, ...filesOf(data).map((file) => readFileSync(file, "latin1"))];
  for (const secret of [password, basic]) expect(found.some((each) => each.includes(secret))).toBe(false);
  expect(statSync(join(data, "credentials.bin")).mode & 0o077).toBe(0);

  const again = await openRoom({ data, args });
  const wall = await again.wall(1);
  await expect(wall.locator(".tile[data-camera=baru-1]")).toHaveAttribute("data-state", "live", {
    timeout: 60_000,
  });
  const desk = await again.window("console");
  await desk.keyboard.press("F4");
  await expect(desk.locator("[data-shown='2']")).toBeVisible();
  await desk.screenshot({ path: picture("directory-page-id") });
  await again.close();
  await Promise.all([server.close(), open.close()]);
  await live.stop();
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
