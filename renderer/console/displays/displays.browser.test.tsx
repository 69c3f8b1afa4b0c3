import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { display } from "../given.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const two: DisplayRow[] = [
  { ...display, left: [{ id: "roster", type: "roster", reason: "no-room" }] },
  { ...display, id: "display-b", number: 2, label: "DP-2", configured: true, distanceM: 4.5 },
];

async function open(displays: readonly DisplayRow[] = two) {
  const opened = await openConsole({ displays });
  await press("F7");
  return opened;
}

const field = (name: string) => document.querySelector<HTMLInputElement>(`dialog [name=${name}]`);

it("says what a display has no room for, and which were never measured", async () => {
  const { screen } = await open();
  await expect.element(screen.getByText("Tidak muat agar tetap terbaca: Petugas")).toBeVisible();
  await expect.element(screen.getByText("55 inci · dibaca dari 3 m (belum diukur)")).toBeVisible();
  await expect.element(screen.getByText("55 inci · dibaca dari 4,5 m", { exact: true })).toBeVisible();
});

it("keeps what is typed, by keyboard alone", async () => {
  const { screen, sent } = await open();
  await expect.element(screen.getByRole("button", { name: /Ukuran layar Ctrl M/ })).toBeVisible();
  await userEvent.keyboard("{Control>}m{/Control}");
  await expect.poll(() => document.activeElement).toBe(field("diagonalIn"));
  await userEvent.keyboard("65,5{Tab}6{Tab}4");
  const pixels = minimumFontPx({ ...display, diagonalIn: 65.5, distanceM: 6 });
  await expect.element(screen.getByText(`Teks terkecil yang terbaca: ${pixels} piksel.`)).toBeVisible();
  await page.screenshot({ path: "../../../out/display-size.png" });
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => sent("displays.configure"))
    .toEqual([
      {
        display: "display-a",
        size: { diagonalIn: 65.5, distanceM: 6, bezelMm: { left: 4, right: 0, top: 0, bottom: 0 } },
      },
    ]);
  await expect.poll(() => document.querySelector("dialog")).toBeNull();
});

it("says which figure is wrong, and sends nothing", async () => {
  const { screen, sent } = await open();
  await screen.getByRole("button", { name: "Ukuran layar 2" }).click();
  await expect.poll(() => field("distanceM")?.value).toBe("4,5");
  await userEvent.keyboard("3{Tab}abc{Enter}");
  await expect.element(screen.getByText("5 sampai 400")).toBeVisible();
  await expect.element(screen.getByText("0,3 sampai 50")).toBeVisible();
  expect(field("diagonalIn")?.getAttribute("aria-invalid")).toBe("true");
  expect(sent("displays.configure")).toEqual([]);
});

it("goes back to the city's figures, and from one display to another", async () => {
  const { screen, sent } = await open();
  await screen.getByRole("button", { name: "Ukuran layar 1" }).click();
  await expect.poll(() => field("distanceM")?.value).toBe("3");
  expect(document.querySelector(".size-city")).toBeNull();
  await userEvent.selectOptions(document.querySelector("dialog select") as HTMLElement, "display-b");
  await expect.poll(() => field("distanceM")?.value).toBe("4,5");
  await screen.getByRole("button", { name: "Pakai ukuran dari data kota" }).click();
  await expect.poll(() => sent("displays.configure")).toEqual([{ display: "display-b", size: null }]);
});

it("says why the core refused, and keeps what was typed", async () => {
  const { core, screen } = await open();
  await screen.getByRole("button", { name: "Ukuran layar 1" }).click();
  await expect.poll(() => document.activeElement).toBe(field("diagonalIn"));
  core.refuseNext({ code: "unknown-display", found: "display-a" });
  await userEvent.keyboard("75{Enter}");
  await expect.element(screen.getByText(/layar itu tidak terhubung/)).toBeVisible();
  expect(field("diagonalIn")?.value).toBe("75");
});
