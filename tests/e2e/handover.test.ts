/** Two supervisors hand the shift over with the keyboard alone: at one console, and each at their own station. */
import type { Page } from "@playwright/test";
import { addSupervisor, secondSupervisor, supervisor } from "../peers/accounts.ts";
import { startMosquitto } from "../peers/mosquitto.ts";
import { writeCity } from "./city.ts";
import { expect, oneDisplay, picture, test } from "./room.ts";

test.use(oneDisplay);

/** A city in which nothing happens: what is handed over stays as it was read. */
const quietCity = {
  cameras: [{ id: "satu", name: "Satu", url: "http://127.0.0.1:9/satu.m3u8" }],
};

test("two supervisors hand the shift over by keyboard: each item, both signatures, and the bar says who leads", async ({
  openRoom,
  newFolder,
}) => {
  const city = writeCity(newFolder("city"), quietCity);
  const data = newFolder("data");
  await addSupervisor(data);
  await addSupervisor(data, secondSupervisor);
  const room = await openRoom({ args: ["--city", city, "--console"], data });
  const desk = at(await room.window("console"));
  await desk.takeOverAlone();

  // And hands over to the second one, who comes to the same console.
  await desk.press("Control+6");
  await expect(desk.turn).toBeVisible();
  await desk.each(0);
  await desk.press("Control+7");
  await desk.secret(secondSupervisor.secret);
  await desk.each(1);
  await desk.page.screenshot({ path: picture("console-handover") });
  await desk.press("Control+7");
  await desk.press("Control+Shift+Enter");
  await desk.secret(supervisor.secret);
  await desk.press("Control+7");
  await desk.press("Control+Shift+Enter");
  await desk.secret(secondSupervisor.secret);
  await expect(desk.lead).toHaveText(secondSupervisor.name);
  await room.close();
});

test("two stations become one room by a code, and the shift is handed over from one to the other", async ({
  openRoom,
  newFolder,
}) => {
  const broker = await startMosquitto({ persistence: true });
  const city = writeCity(newFolder("city"), quietCity);
  const args = ["--city", city, "--broker", broker.url, "--console"];
  const [first, second] = [newFolder("first"), newFolder("second")];
  await addSupervisor(first);
  await addSupervisor(second, secondSupervisor);
  const rooms = [
    await openRoom({ args, data: first }),
    await openRoom({ args, data: second, as: secondSupervisor }),
  ];
  const here = at(await rooms[0]!.window("console"));
  const there = at(await rooms[1]!.window("console"));

  await here.press("Control+F3");
  await there.press("Control+F3");
  await here.press("Control+Shift+F3");
  const code = (await here.page.locator(".room-code output").textContent())!;
  await there.press("Control+Shift+F4");
  await expect(there.page.locator(".room-code-field")).toBeFocused();
  await there.page.keyboard.type(code);
  await there.press("Enter");
  for (const { page } of [here, there]) {
    await expect(page.locator(".room-columns [data-standing=online]")).toHaveCount(2);
  }
  await here.page.screenshot({ path: picture("console-room") });

  await here.takeOverAlone();
  await here.press("Control+6");
  await expect(here.turn).toBeVisible();
  await here.each(0);
  await there.press("Control+F10");
  await expect(there.lead).toHaveText(supervisor.name);
  await there.press("Control+7");
  await there.secret(secondSupervisor.secret);
  await there.each(1);
  await here.press("Control+Shift+Enter");
  await here.secret(supervisor.secret);
  await there.press("Control+Shift+Enter");
  await there.secret(secondSupervisor.secret);
  for (const { lead } of [here, there]) await expect(lead).toHaveText(secondSupervisor.name);
  await there.page.screenshot({ path: picture("console-handover-stations") });
  for (const room of rooms) await room.close();
  await broker.remove();
});

/** The page of the handover at one console. */
function at(page: Page) {
  const turn = page.locator(".handover-turn");
  const list = page.getByRole("listbox").last();
  const lead = page.locator(".bar-leader");
  const press = (key: string) => page.keyboard.press(key);
  /** Enter on every item. */
  const each = (side: number) =>
    expect(async () => {
      await list.press("Home");
      for (let n = Number(await list.getAttribute("data-rows")); n > 0; n--)
        await page.keyboard.press("Enter", { delay: 40 });
      const [done, all] = (await page.locator(".handover-progress > span").nth(side).textContent())!.match(
        /\d+/g,
      )!;
      expect(done).toBe(all);
    }).toPass({ timeout: 60_000 });
  const secret = async (value: string) => {
    await page.locator("dialog input[type=password]").fill(value);
    await press("Enter");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
  };
  /** Nobody leads: the first takes over alone, with a reason. */
  async function takeOverAlone(): Promise<void> {
    await press("Control+F10");
    await expect(lead).toHaveText(/belum ada|nobody/);
    await expect(list.getByRole("option").first()).toBeVisible();
    await press("Control+6");
    await expect(turn).toBeVisible();
    await press("Control+Shift+F9");
    await page.locator("dialog textarea").fill("Piket pertama");
    await press("Enter");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await each(1);
    await press("Control+Shift+Enter");
    await secret(supervisor.secret);
    await expect(lead).toHaveText(supervisor.name);
  }
  return { page, turn, lead, press, each, secret, takeOverAlone };
}
