import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { city, link, report, room } from "../../console/given.ts";
import { attachFakeCore, type GivenRows } from "../../data/testing.tsx";
import { startTexts } from "../../ui/i18n.ts";
import StatusPanel from "./index.tsx";
import "../../ui/theme.css";

beforeAll(() => startTexts("id"));
beforeEach(() => {
  document.documentElement.style.fontSize = "16px";
});
afterEach(() => page.viewport(900, 700));

const noSettings = {};

async function open(given: GivenRows, widthRem: number, heightRem: number) {
  await page.viewport(widthRem * 16, heightRem * 16);
  const core = attachFakeCore({ city: [city], link: [link], ...given });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <StatusPanel settings={noSettings} place="wall" />
    </div>,
  );
  return { core, screen };
}

const boxOf = (part: string) => document.querySelector(part)?.getBoundingClientRect();

const figures = () =>
  [...document.querySelectorAll(".status-figures dd")].map((figure) => figure.textContent);

it("counts what is open, in the language's own way of writing numbers", async () => {
  await open({ reports: Array.from({ length: 1234 }, (_, n) => report(n)) }, 70, 15);
  await expect.poll(figures).toEqual(["1.234", "0", "0"]);
});

it.each([
  ["wide", 90, 11],
  ["upright", 33, 15],
])(
  "shows the time, the figures, the link and the gravest notice on a display that is %s",
  async (_, ...size) => {
    const notice = {
      id: "n",
      severity: "error",
      code: "nobody-knows",
      params: { file: "a" },
      since: 1,
    } as const;
    const { screen } = await open({ notices: [notice] }, ...size);
    await expect.element(screen.getByText("Kota Tangerang")).toBeVisible();
    await expect.element(screen.getByText("laporan terbuka")).toBeVisible();
    await expect.element(screen.getByText("Tersambung")).toBeVisible();
    // A code without a text is told as it is.
    await expect.element(screen.getByText("nobody-knows · a")).toBeVisible();
    for (const part of document.querySelectorAll(".status-parts > *")) {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(window.innerWidth);
      expect(bottom).toBeLessThanOrEqual(window.innerHeight);
    }
  },
);

it("has the date and the gravest notice where it is narrow with lines to spare", async () => {
  const notice = {
    id: "n",
    severity: "warning",
    code: "evaluation-runtime",
    params: { version: "25.1.1" },
    since: 1,
  };
  const { screen } = await open({ notices: [notice as never] }, 27, 9);
  await expect.element(screen.getByText(/Electron 25.1.1/)).toBeVisible();
  await expect.element(screen.getByText(/WIB/)).toBeVisible();
  await expect.element(screen.getByText("Tersambung")).toBeVisible();
  const [way, date] = [".status-way", ".status-clock p"].map((part) => boxOf(part));
  expect(way!.bottom).toBeLessThanOrEqual(date!.top);
  const { scrollWidth, scrollHeight } = document.querySelector(".status-parts")!;
  expect([scrollWidth, scrollHeight]).toEqual([27 * 16, 9 * 16 - 1]);
  await page.screenshot({ path: "../../../out/browser/status-upright.png" });
});

it("says why the wall is not as somebody chose it, and nothing while it is", async () => {
  const scenes = [{ id: "banjir", name: { id: "Banjir", en: "Flood" }, position: 3 }];
  const brought = { kind: "incident", until: null, incident: "TL-1", former: "harian" } as const;
  const { core, screen } = await open({ room: [room], scenes }, 90, 11);
  await expect.element(screen.getByText("Kota Tangerang")).toBeVisible();
  expect(document.querySelector(".status-scene")).toBeNull();
  core.patch("room", [{ ...room, scene: "banjir", held: true, sceneReason: brought }]);
  await expect.element(screen.getByText("Tata layar: Banjir · dipicu kejadian TL-1 · ditahan")).toBeVisible();
});
