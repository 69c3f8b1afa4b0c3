import { afterEach, beforeAll, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { city, link } from "../../console/given.ts";
import { attachFakeCore } from "../../data/testing.tsx";
import { givenIncident } from "../../incident/given.ts";
import { startTexts } from "../../ui/i18n.ts";
import TickerPanel from "./index.tsx";
import "../../ui/fonts.ts";
import "../../ui/theme.css";

const noSettings = {};
const minuteMs = 60_000;
/** As the everyday scene places it on a display of full HD. */
const place = { width: 1920, height: 90 };

beforeAll(() => startTexts("id"));
afterEach(() => page.viewport(900, 700));

async function open(incidents: readonly IncidentRow[], distanceM = 3) {
  await page.viewport(place.width, place.height);
  const display = { widthPx: 1920, heightPx: 1080, diagonalIn: 55, distanceM };
  document.documentElement.style.fontSize = `${minimumFontPx(display)}px`;
  const core = attachFakeCore({ city: [city], link: [link], incidents });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <TickerPanel settings={noSettings} place="wall" />
    </div>,
  );
  return { core, screen };
}

const line = () => document.querySelector<HTMLElement>(".ticker-line");

it("says that nothing has happened", async () => {
  const { screen } = await open([]);
  await expect.element(screen.getByText(/^Belum ada kabar/)).toBeVisible();
});

it("shows what has just come at once, and what was before after it", async () => {
  const now = Date.now();
  const fire = givenIncident("fire", now - 5 * minuteMs, {
    ...{ category: "kebakaran", agency: "damkar", priority: "urgent", district: "36.71.01" },
  });
  const { core } = await open([fire]);
  await expect.poll(() => line()?.textContent).toMatch(/\d\d[.:]\d\d *darurat baru *Kebakaran *Tangerang/);
  core.patch("incidents", [{ ...fire, state: "on-scene", stateSince: now }]);
  await expect.poll(() => line()?.dataset.kind).toBe("arrived");
  expect(document.querySelector<HTMLElement>(".ticker")?.dataset.news).toBe("2");
});

it.each([3, 8])("can be read from %i m: one line, whole in its height", async (distanceM) => {
  const fire = givenIncident("fire", Date.now(), {
    ...{ category: "kebakaran", agency: "damkar", priority: "urgent", district: "36.71.01" },
    address: "Jl. Daan Mogot No. 41, depan Pasar Anyar, Kelurahan Sukarasa",
  });
  await open([fire], distanceM);
  await expect.poll(() => line()?.dataset.kind).toBe("urgent");
  const isWhole = () => {
    const box = line()?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= place.height && box.right <= place.width;
  };
  await expect.poll(isWhole).toBe(true);
});
