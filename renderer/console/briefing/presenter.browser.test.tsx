import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { briefingPages } from "../../../shared/domain/briefing/pages.ts";
import { figuresRow } from "../../performance/given.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const row = {
  ...{ id: "briefing" as const, page: "today" as const, pages: [...briefingPages] },
  ...{ turning: true, turnedAt: Date.now(), everyMs: 20_000 },
};

it("shows the page of the wall with its notes, and turns it by key from any page", async () => {
  const notes = briefingPages.map((each) => ({ page: each, text: each === "today" ? "Sapa Wali Kota" : "" }));
  const { sent, screen, core } = await openConsole(
    { briefing: [row], briefingNotes: notes, performance: [figuresRow("")] },
    1920,
    1080,
  );
  await press("Control>", "Shift>", "ArrowRight", "/Shift", "/Control");
  await expect.poll(() => sent("briefing.step")).toEqual([{ by: 1 }]);
  await press("Control>", "Shift>", "t", "/Shift", "/Control");
  await expect.poll(() => sent("briefing.turn")).toEqual([{ turning: false }]);
  await press("Control>", "F7", "/Control");
  await expect.element(screen.getByRole("heading", { name: "Penyaji" })).toBeVisible();
  await expect
    .element(screen.getByRole("textbox", { name: /Catatan penyaji/ }))
    .toHaveValue("Sapa Wali Kota");
  await page.screenshot({ path: "../../../out/browser/presenter.png" });
  await userEvent.fill(screen.getByRole("textbox", { name: /Catatan penyaji/ }), "Sapa tamu");
  await expect.poll(() => sent("briefing.note")).toEqual([{ page: "today", text: "Sapa tamu" }]);
  await screen.getByRole("button", { name: /Kinerja OPD/ }).click();
  await expect.poll(() => sent("briefing.show")).toEqual([{ page: "agencies" }]);
  core.patch("briefing", [{ ...row, page: "agencies", turning: false }]);
  await expect.element(screen.getByRole("textbox", { name: /Catatan penyaji/ })).toHaveValue("");
  await expect.element(screen.getByText("berhenti · 4/7")).toBeVisible();
});
