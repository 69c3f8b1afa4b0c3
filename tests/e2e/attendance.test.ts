/** A fingerprint machine's CSV is put into the folder: the recap on screen changes, and its paper says the same. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractText, getDocumentProxy } from "unpdf";
import { loadCity } from "../../electron/core/city/load.ts";
import { plannedOf, planOf } from "../../shared/domain/roster/plan.ts";
import { emptyRoster } from "../../shared/domain/roster/roster.ts";
import { addDays, localDay } from "../../shared/domain/zone.ts";
import { startMosquitto } from "../peers/mosquitto.ts";
import { editFile, writeCity } from "./city.ts";
import { expect, oneDisplay, picture, test } from "./room.ts";

test.use(oneDisplay);

const officer = "DLH-001";

test("a fingerprint machine's file that is put into the folder changes the recap, and the paper equals the screen", async ({
  openRoom,
  newFolder,
}) => {
  const folder = writeCity(newFolder("city"), {
    cameras: [{ id: "satu", name: "Satu", url: "http://127.0.0.1:9/satu.m3u8" }],
  });
  editFile(join(folder, "attendance.yaml"), (text) => `begins: "2026-01-01"\n${text}`);
  const { city } = await loadCity(folder);
  // The last shift that is over: its officer never clocked.
  const today = localDay(city!.zone, Date.now());
  const plan = planOf(city!, emptyRoster);
  const span = [-1, -2, -3, -4].flatMap((by) => plannedOf(plan, officer, addDays(today, by)))[0]!;
  const local = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const broker = await startMosquitto();
  const room = await openRoom({ args: ["--city", folder, "--broker", broker.url, "--console"] });
  const desk = await room.window("console");
  await desk.keyboard.press("Control+F5");
  await desk.keyboard.press("c");
  // The month of that day, which may be the one before.
  if (span.day.slice(0, 7) !== today.slice(0, 7)) await desk.keyboard.press("Control+,");
  const line = desk.locator(".recap-columns", { hasText: "Sandi Tanjung" });
  const figure = (name: string) => line.locator(`[data-figure=${name}]`);
  await expect(figure("absent")).not.toHaveText("0", { timeout: 20_000 });
  const absentBefore = Number(await figure("absent").textContent());
  const presentBefore = Number(await figure("present").textContent());

  const inbox = join(room.data, "attendance");
  mkdirSync(inbox, { recursive: true });
  writeFileSync(
    join(inbox, "mesin.csv"),
    `\uFEFFPIN;Waktu;Status\r\n${officer};${local(span.startsAt + 25 * 60_000)};Masuk\r\n${officer};${local(span.endsAt)};Pulang\r\n`,
  );
  await expect(figure("present")).toHaveText(String(presentBefore + 1), { timeout: 15_000 });
  await expect(figure("absent")).toHaveText(String(absentBefore - 1));
  await expect(figure("late")).toHaveText("1");
  expect(readdirSync(join(inbox, "done"))).toEqual(["mesin.csv"]);
  await figure("late").click();
  await expect(desk.locator(".attendance-facts li", { hasText: "mesin" })).toHaveCount(2);
  await desk.screenshot({ path: picture("console-attendance-recap") });

  // The paper says what the screen says.
  const totals = await line.locator(".recap-total").allTextContents();
  const saved = join(newFolder("saved"), "absensi.pdf");
  await room.app.evaluate(({ session }, path) => {
    session.defaultSession.on("will-download", (_event, item) => item.setSavePath(path));
  }, saved);
  await desk.keyboard.press("Control+Shift+e");
  await desk.getByRole("button", { name: /PDF/ }).click();
  await expect.poll(() => readSafely(saved)?.byteLength ?? 0, { timeout: 15_000 }).toBeGreaterThan(1000);
  await expect
    .poll(async () => {
      const document = await getDocumentProxy(new Uint8Array(readSafely(saved)!));
      return (await extractText(document, { mergePages: true })).text.split(/\s+/).join(" ");
    })
    .toContain(totals.join(" "));
  await room.close();
  await broker.remove();
});

function readSafely(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
