/** Two supervisors hand the shift over at one console, with the keyboard alone. */
import { addSupervisor, secondSupervisor, supervisor } from "../peers/accounts.ts";
import { writeCity } from "./city.ts";
import { expect, oneDisplay, picture, test } from "./room.ts";

test.use(oneDisplay);

test("two supervisors hand the shift over by keyboard: each item, both signatures, and the bar says who leads", async ({
  openRoom,
  newFolder,
}) => {
  // A city in which nothing happens: what is handed over stays as it was read.
  const city = writeCity(newFolder("city"), {
    cameras: [{ id: "satu", name: "Satu", url: "http://127.0.0.1:9/satu.m3u8" }],
  });
  const data = newFolder("data");
  await addSupervisor(data);
  await addSupervisor(data, secondSupervisor);
  const room = await openRoom({ args: ["--city", city, "--console"], data });
  const desk = await room.window("console");
  const turn = desk.locator(".handover-turn");
  const list = desk.getByRole("listbox").last();
  const lead = desk.locator(".bar-leader");
  /** Enter on every item. */
  const each = (side: number) =>
    expect(async () => {
      await list.press("Home");
      for (let n = Number(await list.getAttribute("data-rows")); n > 0; n--)
        await desk.keyboard.press("Enter", { delay: 40 });
      const [done, all] = (await desk.locator(".handover-progress > span").nth(side).textContent())!.match(
        /\d+/g,
      )!;
      expect(done).toBe(all);
    }).toPass({ timeout: 30_000 });
  const secret = async (value: string) => {
    await desk.locator("dialog input[type=password]").fill(value);
    await desk.keyboard.press("Enter");
    await expect(desk.locator("dialog[open]")).toHaveCount(0, { timeout: 15_000 });
  };
  await desk.keyboard.press("Control+F10");
  // Nobody leads: the first takes over alone, with a reason.
  await expect(lead).toHaveText(/belum ada|nobody/);
  await expect(list.getByRole("option").first()).toBeVisible({ timeout: 20_000 });
  await desk.keyboard.press("Control+6");
  await expect(turn).toBeVisible();
  await desk.keyboard.press("Control+Shift+F9");
  await desk.locator("dialog textarea").fill("Piket pertama");
  await desk.keyboard.press("Enter");
  await expect(desk.locator("dialog[open]")).toHaveCount(0);
  await each(1);
  await desk.keyboard.press("Control+Shift+Enter");
  await secret(supervisor.secret);
  await expect(lead).toHaveText(supervisor.name);

  // And hands over to the second one, who comes to the same console.
  await desk.keyboard.press("Control+6");
  await expect(turn).toBeVisible();
  await each(0);
  await desk.keyboard.press("Control+7");
  await secret(secondSupervisor.secret);
  await each(1);
  await desk.screenshot({ path: picture("console-handover") });
  await desk.keyboard.press("Control+7");
  await desk.keyboard.press("Control+Shift+Enter");
  await secret(supervisor.secret);
  await desk.keyboard.press("Control+7");
  await desk.keyboard.press("Control+Shift+Enter");
  await secret(secondSupervisor.secret);
  await expect(lead).toHaveText(secondSupervisor.name);
});
