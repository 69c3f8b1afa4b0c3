/** The plan of the room that runs: a day is changed, and post, alarm and officer follow it. */
import type { Page } from "@playwright/test";
import { addDays, localDay, offsetMs } from "../../shared/domain/zone.ts";
import { expect, oneDisplay, picture, type Room, test } from "./room.ts";

test.use(oneDisplay);

const zone = "Asia/Jakarta";
/** One officer of each crew has it as the usual post, and it needs one. */
const post = "dmk-ciledug";
const postName = "Pos Damkar Ciledug";

let room: Room;
let desk: Page;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom();
  // A key needs a window that takes it.
  await room.wall(1);
  await room.press("F2");
  desk = await room.window("console");
  await expect(desk.locator(".queue .list-row").first()).toBeVisible();
  await desk.keyboard.press("F5");
  await expect(desk.locator(".roster-columns strong").first()).toBeVisible();
});
test.afterAll(() => room.close());

/** The shift that runs, by the rotation's hours, and the day that it began on. */
function runningShift(): { shift: string; name: string; day: string; weekAgo: boolean } {
  const now = Date.now();
  const hour = new Date(now + offsetMs(zone, now)).getUTCHours();
  const today = localDay(zone, now);
  const day = hour < 6 ? addDays(today, -1) : today;
  const [shift, name] =
    hour < 6 || hour >= 22 ? ["malam", "Malam"] : hour < 14 ? ["pagi", "Pagi"] : ["siang", "Siang"];
  const isMonday = new Date(`${today}T00:00:00Z`).getUTCDay() === 1;
  return { shift: shift!, name: name!, day, weekAgo: isMonday && hour < 6 };
}

test("who is on duty is shown with shift and post, and the plan with everybody's week", async () => {
  await expect.poll(() => desk.locator(".roster-columns[data-presence=on]").count()).toBeGreaterThan(3);
  await desk.screenshot({ path: picture("roster-now") });
  await desk.keyboard.press("Control+g");
  await expect(desk.locator(".plan-cell").first()).toBeVisible();
  // The city's rotation has everybody it needs.
  await expect(desk.locator(".plan-staffing")).toHaveAttribute("data-short", "0");
});

test("an officer's day is changed with a reason: the post is short, and the room alarms; restored, it is over", async () => {
  const { shift, name, day, weekAgo } = runningShift();
  if (weekAgo) await desk.keyboard.press("Control+PageUp");
  await desk.getByLabel("Pos", { exact: true }).selectOption(postName);
  await expect(desk.locator(".plan-table .list-row")).toHaveCount(4);
  const days = await desk
    .locator(".plan-head [data-day]")
    .evaluateAll((heads) => heads.map((head) => head.getAttribute("data-day")));
  const at = days.indexOf(day);
  const cell = desk.locator(`.plan-table .list-row [data-cell="${at}"]`).filter({ hasText: name });
  await expect(cell).toHaveCount(1);
  await cell.click();
  const chosen = desk.locator(".plan-table .list-row[aria-selected=true]");
  const officer = (await chosen.locator("strong").textContent()) ?? "";
  await desk.keyboard.press("Control+j");
  await expect(desk.locator("dialog[open] h2")).toContainText(officer);
  await desk.locator("dialog[open]").getByRole("button", { name: "Tanpa giliran" }).click();
  await desk.locator("dialog[open] textarea").fill("Sakit sejak pagi");
  await desk.keyboard.press("Enter");
  await expect(desk.locator("dialog[open]")).toHaveCount(0);
  await expect(chosen.locator(`[data-cell="${at}"]`)).toHaveText("✎ libur");
  await expect(desk.locator("[data-chosen]")).toContainText("Sakit sejak pagi");
  await expect(desk.locator(`[data-staffing="${post}/${shift}"] .plan-count`).nth(at)).toHaveText(
    "▲ 0 dari 1, kurang 1",
  );
  await expect(desk.locator("[data-fault=gap]")).toContainText(postName);
  await desk.screenshot({ path: picture("roster-plan-short") });
  await desk.keyboard.press("F8");
  await expect(desk.getByText(`${postName}: 0 dari 1 petugas`, { exact: false }).first()).toBeVisible();
  await desk.screenshot({ path: picture("roster-alarm") });

  await desk.keyboard.press("F5");
  await desk.keyboard.press("Control+g");
  if (weekAgo) await desk.keyboard.press("Control+PageUp");
  await desk.keyboard.press("/");
  await desk.keyboard.type(officer);
  await desk.locator(`.plan-table .list-row [data-cell="${at}"]`).filter({ hasText: "libur" }).click();
  await desk.keyboard.press("Control+j");
  await desk.locator("dialog[open] textarea").fill("Sudah sehat");
  await desk.getByRole("button", { name: "Kembali ke rencana" }).click();
  await expect(desk.locator("dialog[open]")).toHaveCount(0);
  await expect(desk.locator(".plan-staffing")).toHaveAttribute("data-short", "0");
});

test("the plan goes out as a calendar", async () => {
  await desk.keyboard.press("F3");
  await desk.keyboard.press("F5");
  await desk.keyboard.press("Control+g");
  await expect(desk.locator(".plan-cell").first()).toBeVisible();
  await desk.keyboard.press("Control+o");
  await desk.getByRole("button", { name: /iCalendar/ }).click();
  await expect(desk.getByText(/jadwal-.*\.ics disimpan/)).toBeVisible();
});
