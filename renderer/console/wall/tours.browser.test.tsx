/** Tours from the console: by keys those on the wall, and by number onto a place of it. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { PlaceRow } from "../../../shared/contract/spotlights.ts";
import type { TourRow } from "../../../shared/contract/tours.ts";
import { display } from "../given.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

function tour(id: string, name: string, given: Partial<TourRow> = {}): TourRow {
  const run = { dwellMs: 15_000, startedAt: 0, pausedAt: null };
  return { id, name: { id: name, en: name }, cameras: ["a", "b"], ...run, onWall: false, ...given };
}
const tours = [
  tour("air", "Sungai dan Pintu Air", { onWall: true }),
  tour("pasar", "Pasar", { onWall: true }),
  ...["Kamera Damkar", "Persimpangan", "Kamera Dishub", "Kecamatan Tangerang", "Lama Tak Terlihat"].map(
    (name, n) => tour(`t${n}`, name),
  ),
];
const place: PlaceRow = {
  ...{ number: 5, display: display.id, panel: "cameras-main", cell: 1, content: null, covered: false },
  ...{ x: 0, y: 0, width: 640, height: 360 },
};

it("lets the tours on the wall stand while any of them goes on, and go on when all stand", async () => {
  const { core, sent } = await openConsole({ tours });
  // Those of the scene have come.
  await expect.poll(() => document.querySelector(".console")).not.toBeNull();
  await press("|");
  await expect.poll(() => sent("tours.pause")).toEqual([{}]);
  core.patch("tours", [{ ...tours[0]!, pausedAt: 1 }]);
  await press("|");
  await expect.poll(() => sent("tours.pause")).toEqual([{}, {}]);
  core.patch("tours", [{ ...tours[1]!, pausedAt: 1 }]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await press("|");
  await expect.poll(() => sent("tours.resume")).toEqual([{}]);
  await press(">", "<");
  await expect.poll(() => sent("tours.step")).toEqual([{ by: 1 }, { by: -1 }]);
});

it("puts a tour onto a place by two numbers, or by choosing it, and never unasked", async () => {
  await page.viewport(1920, 1080);
  const { sent } = await openConsole({ tours, places: [place], displays: [display] });
  await press("\\");
  const meaning = () => document.querySelector(".push-meaning")?.textContent;
  await userEvent.keyboard("5");
  await expect.poll(meaning).toContain("Ketik titik dan nomor kamera, atau T");
  await userEvent.keyboard(".t99");
  await expect.poll(meaning).toBe("Tur T99 tidak ada: T1 sampai T7.");
  await userEvent.keyboard("{Backspace}{Backspace}2");
  await expect.poll(meaning).toContain("T2 · Pasar");
  await page.screenshot({ path: "../../../out/browser/push-tour.png" });
  await userEvent.keyboard("{Enter}");
  const pushed = (id: string) => ({
    place: { panel: "cameras-main", cell: 1 },
    content: { kind: "tour", tour: id },
  });
  await expect.poll(() => sent("wall.push")).toEqual([pushed("pasar")]);

  await press("\\");
  await userEvent.keyboard("5");
  const chip = [...document.querySelectorAll<HTMLElement>(".push-contents button")].find((each) =>
    each.textContent?.includes("T1"),
  );
  chip?.click();
  await expect.poll(meaning).toContain("T1 · Sungai dan Pintu Air");
  document.querySelector<HTMLElement>("dialog input")?.focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => sent("wall.push")).toEqual([pushed("pasar"), pushed("air")]);
});
