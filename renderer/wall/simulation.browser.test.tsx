import { beforeAll, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { DisplayRow } from "../../shared/contract/rows.ts";
import { room } from "../console/given.ts";
import { attachFakeCore } from "../data/testing.tsx";
import { panels } from "../panels/index.ts";
import { startTexts } from "../ui/i18n.ts";
import "../ui/fonts.ts";
import "../ui/theme.css";
import { Wall } from "./Wall.tsx";

beforeAll(async () => {
  await startTexts("id");
  panels.map = () => <canvas data-map="stub" />;
});

it.each([
  [1920, 1080, 3],
  [3840, 2160, 6],
])(
  "a wall of %i x %i, read from %i m, is marked on its edge, over everything and readable at 8 m",
  async (widthPx, heightPx, distanceM) => {
    await page.viewport(widthPx, heightPx);
    const half = { y: 0, width: widthPx / 2, height: heightPx, settings: {} };
    const display: DisplayRow = {
      ...{ id: "d", label: "DUMMY1", x: 0, y: 0, widthPx, heightPx, diagonalIn: 55, distanceM },
      ...{ bezelMm: { left: 0, right: 0, top: 0, bottom: 0 }, number: 1, configured: true, scene: "harian" },
      panels: [
        { ...half, id: "incidents", type: "incidents", x: 0 },
        { ...half, id: "roster", type: "roster", x: widthPx / 2 },
      ],
      left: [],
    };
    const core = attachFakeCore({ displays: [display], room: [{ ...room, demo: true }] });
    const screen = await render(
      <div style={{ position: "fixed", inset: 0 }}>
        <Wall displayId="d" />
      </div>,
    );
    const edge = () => document.querySelector<HTMLElement>(".simulation-edge");
    await expect.poll(() => edge()?.textContent).toBe("SIMULASI");
    const word = edge()!.querySelector("p")!;
    // 10 minutes of arc of a capital at 8 m, on a display of 55 inches; capitals are 0.7 of the size.
    const pitchMm = (55 * 25.4) / Math.hypot(widthPx, heightPx);
    const capitalMm = Number.parseFloat(getComputedStyle(word).fontSize) * 0.69 * pitchMm;
    expect(capitalMm).toBeGreaterThan(8000 * Math.tan((10 / 60) * (Math.PI / 180)));
    const box = word.getBoundingClientRect();
    expect(edge()!.getBoundingClientRect().width).toBe(widthPx);
    expect(box.left).toBeGreaterThan(0);
    expect(box.width).toBeLessThan(widthPx / 2);
    // No head loses its title.
    for (const title of document.querySelectorAll(".wall-panel h2"))
      expect(
        title.getBoundingClientRect().right <= box.left || title.getBoundingClientRect().left >= box.right,
      ).toBe(true);
    // Nothing that is chosen on the wall is out of reach because of it.
    expect(document.elementFromPoint(widthPx / 2, box.top + 2)).not.toBe(word);
    expect(document.title).toBe("SIMULASI — LIVE Room");
    await page.screenshot({ path: `../../out/browser/wall-simulation-${widthPx}.png` });
    // A narrow picture in the corner does not take it off the display.
    const corner = { ...half, id: "spotlight-cameras", type: "cameras", x: 0, width: widthPx / 12 };
    const rest = { ...half, id: "roster", type: "roster", x: widthPx / 12, width: (widthPx * 11) / 12 };
    core.patch("displays", [{ ...display, panels: [corner, rest] }]);
    await expect.poll(() => word.getBoundingClientRect().left).toBeGreaterThan(box.left);
    expect(word.getBoundingClientRect().right).toBeLessThan(widthPx);
    core.patch("room", [{ ...room, demo: false }]);
    await expect.poll(edge).toBeNull();
    await screen.unmount();
  },
);
