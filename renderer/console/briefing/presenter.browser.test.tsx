import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { BriefingCell, BriefingPaper } from "../../../shared/domain/briefing/content.ts";
import { briefingPages } from "../../../shared/domain/briefing/pages.ts";
import { figuresRow } from "../../performance/given.ts";
import { incident, officer } from "../given.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const row = {
  ...{ id: "briefing" as const, page: "today" as const, pages: [...briefingPages] },
  ...{ part: 0, room: null, turning: true, turnedAt: Date.now() },
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

it("puts onto paper what its pages show, word by word, and saves it", async () => {
  const now = Date.now();
  const given = {
    briefing: [row],
    performance: [figuresRow("", { count: 128 }), figuresRow("dishub", { count: 40, overdue: 2 })],
    incidents: Array.from({ length: 5 }, (_, n) =>
      incident(n, { deadline: { stage: "arrive", at: now + (n - 1) * 1_200_000 + 90_000 } }),
    ),
    officers: Array.from({ length: 6 }, (_, n) =>
      officer(n, { agency: "dishub", duty: n % 4 ? "on" : "off", planned: n > 0 }),
    ),
    alarms: [],
    sensors: [
      {
        ...{
          id: "s",
          name: "Pompa Periuk",
          kind: "water-level" as const,
          place: [106.6, -6.2] as [number, number],
        },
        ...{ district: null, unit: "cm", warning: 150, alarm: 200, value: 212, time: now - 330_000 },
        history: [[now - 3_000_000, 140] as [number, number]],
      },
    ],
    warnings: [],
    briefingPhotos: [],
  };
  const { sent, core, screen } = await openConsole(given, 1920, 1080);
  core.answer("briefing.paper", { name: "paparan-2026-11-29-1620.pdf", bytes: new Uint8Array([37, 80]) });
  await press("Control>", "F7", "/Control");
  await press("Control>", "Shift>", "s", "/Shift", "/Control");
  await expect.poll(() => sent("briefing.paper")).toHaveLength(1);
  await expect.element(screen.getByText("Tersimpan: paparan-2026-11-29-1620.pdf")).toBeVisible();
  const paper = sent("briefing.paper")[0] as BriefingPaper;
  expect(paper.time).toMatch(/^\w+, \d+ \w+ \d{4}, pukul \d\d\.\d\d\.\d\d WIB$/);
  expect(paper.pages.map(({ page }) => page)).toEqual([...briefingPages]);
  for (const { page, title, content } of paper.pages) {
    core.patch("briefing", [{ ...row, page, turning: false }]);
    await expect.element(screen.getByRole("heading", { name: title, exact: true })).toBeVisible();
    const panel = document.querySelector<HTMLElement>(`[data-briefing="${page}"]`)!;
    await expect.poll(() => panel.textContent).toBeTruthy();
    if (content.kind === "figures") {
      expect(textsOf(panel, "dl > div")).toEqual(
        content.figures.map(({ name, value, note }) => unspaced(name + value + (note ?? ""))),
      );
      expect(panel.querySelector(".chart")?.getAttribute("aria-label")).toBe(content.chart?.label);
    } else if (content.kind === "table") {
      await expect.poll(() => panel.querySelectorAll("li.briefing-row").length).toBe(content.rows.length);
      expect(textsOf(panel, ".briefing-head > *")).toEqual(content.head.map(({ text }) => unspaced(text)));
      expect(textsOf(panel, "li.briefing-row")).toEqual(
        content.rows.map((cells) => unspaced(cells.map(wordOf).join(""))),
      );
      expect(textsOf(panel, ".briefing-line")).toEqual(
        content.lines.map(({ text, aside }) => unspaced(text + (aside ?? ""))),
      );
    } else expect(panel.textContent).toBe(content.none);
  }
  const deadlines = paper.pages.find(({ page }) => page === "deadlines")?.content;
  expect(deadlines).toMatchObject({ lines: [{ text: "1 tenggat sudah terlewat." }] });
});

function textsOf(panel: HTMLElement, selector: string): string[] {
  return [...panel.querySelectorAll(selector)].map((element) => unspaced(element.textContent ?? ""));
}

function unspaced(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Of marks a reader sees the mark; its word is for who hears the page. */
function wordOf(cell: BriefingCell): string {
  if (cell.kind === "text") return cell.text;
  return cell.kind === "agency" ? cell.text : "";
}
