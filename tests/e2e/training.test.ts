/** A drill from a real room's console, by keyboard alone, and back: everything marked, nothing mixed. */
import type { Page } from "@playwright/test";
import { startBroker } from "../../electron/core/demo/broker.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { connectGateway } from "../peers/gateway.ts";
import { expect, oneDisplay, picture, test } from "./room.ts";

test.use(oneDisplay);

const press = (desk: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => desk.keyboard.press(key)), Promise.resolve());

test("a supervisor leaves the real room for a drill, leads it, ends it, and finds the room as it was", async ({
  openRoom,
  newFolder,
}) => {
  const broker = await startBroker();
  const gateway = await connectGateway(broker.url, "36.71");
  await gateway.open({ id: "TL-NYATA", category: "sampah", text: "Sampah nyata", place: [106.63, -6.18] });
  const data = newFolder("data");
  const room = await openRoom({ args: ["--console", "--broker", broker.url], data });
  const desk = await room.window("console");
  const wall = await room.wall(1);
  const queue = desk.locator(".queue .list");
  await expect(queue).toContainText("Sampah nyata");
  await expect(desk.locator(".simulation-band")).toHaveCount(0);

  await press(desk, "Control+Shift+F8");
  await expect(desk.locator("[data-scenario]")).toContainText("Banjir Periuk");
  await press(desk, "Control+Shift+F1");
  await expect(desk.getByRole("dialog")).toBeVisible();
  await press(desk, "Tab");
  await desk.keyboard.insertText("Ani, Budi");
  await press(desk, "Enter");

  // Both windows are in the room of the drill, and whoever began it is still at the console.
  await expect(desk.locator(".simulation-clock")).toContainText("30:00");
  await expect(wall.locator(".simulation-edge")).toContainText("SIMULASI");
  for (const page of [desk, wall]) await expect(page).toHaveTitle(/^SIMULASI/);
  await expect(desk.locator(".console-rows")).toBeVisible();
  await press(desk, "F3");
  await expect(queue).toContainText("Persada");
  await expect(queue).not.toContainText("Sampah nyata");
  await wall.screenshot({ path: picture("training-wall") });

  await press(desk, "Control+Shift+i");
  await expect(desk.locator(".inject select").first()).toBeVisible();
  await press(desk, "Control+Shift+i", "ArrowDown", "Tab");
  await desk.keyboard.insertText("Disisipkan dari uji");
  await press(desk, "Tab");
  await desk.keyboard.insertText("Jl. Uji");
  await press(desk, "Tab");
  await desk.keyboard.insertText("-6.18, 106.63");
  await press(desk, "Enter");
  await expect(desk.locator(".inject [role=status]")).toContainText("1");
  // Each window hears of it by itself; a second key before this one has means the first again.
  for (const frozen of ["true", "false"]) {
    await press(desk, "Control+Shift+v");
    for (const mark of [desk.locator(".simulation-band"), wall.locator(".simulation-edge")])
      await expect(mark).toHaveAttribute("data-frozen", frozen);
  }
  await press(desk, "Escape", "F3", "/");
  await desk.keyboard.insertText("Disisipkan");
  await expect(queue).toContainText("Disisipkan dari uji");
  await press(desk, "Escape");

  await press(desk, "Control+Shift+End");
  await expect(desk.locator("[data-tool=end]")).toBeVisible();
  await press(desk, "Control+Shift+End");
  await expect(desk.getByRole("dialog")).toBeVisible();
  await press(desk, "Tab", "Enter");

  await expect(desk.locator(".simulation-band")).toHaveCount(0);
  await expect(wall.locator(".simulation-edge")).toHaveCount(0);
  await press(desk, "F3");
  await expect(queue).toContainText("Sampah nyata");
  await expect(queue).not.toContainText("Disisipkan");
  await press(desk, "Control+Shift+F8", "Control+g");
  await expect(desk.locator("[data-report]")).toBeVisible();
  await expect(desk.locator("[data-measure=incidents] td")).not.toHaveText("0");
  await desk.screenshot({ path: picture("training-report") });

  await room.close();
  await Promise.all([gateway.close(), broker.close()]);
  const store = createStore(openDatabase(data, new Date()).database);
  const told = store.access.audit({ actor: null, kind: null, from: null, until: null }, 100);
  const drills = told.map(({ kind }) => kind).filter((kind) => kind.startsWith("access.drill"));
  expect(drills).toEqual(["access.drill-ended", "access.drill-begun"]);
  expect(store.reports.current(0).map(({ id }) => id)).toEqual(["TL-NYATA"]);
  store.close();
});
