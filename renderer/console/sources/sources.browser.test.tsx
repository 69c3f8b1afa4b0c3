import { beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { maxFileBytes } from "../../../shared/contract/intake.ts";
import type { GivenRows } from "../../data/testing.tsx";
import { changeLanguage } from "../../ui/i18n.ts";
import { clearConsole, details, names, openConsole, prepareConsole, press } from "../testing.tsx";
import { file, record, source } from "./given.ts";

beforeAll(prepareConsole);
beforeEach(clearConsole);

async function open(given: GivenRows = {}) {
  const opened = await openConsole(given, 1920, 1080);
  await press("F9");
  await expect
    .element(page.getByRole("heading", { level: 2, name: "Sumber", exact: true }).first())
    .toBeVisible();
  return opened;
}

const said = (role: string) => document.querySelector(`.file [role=${role}]`)?.textContent;

const failing = source("bmkg", {
  ...{ kind: "cap", state: "failing", lastSuccessAt: null, accepted: 0, refused: 2 },
  fault: { code: "xml-doctype", detail: "<!DOCTYPE", at: Date.now() - 60_000 },
});

it("says of each source how it does, and asks the chosen one by key", async () => {
  const { sent, core, screen } = await open({
    intakeSources: [source("dlh", { waiting: 3, unmapped: ["S-9"] }), failing],
  });
  await expect.poll(names).toEqual(["Aplikasi DLH", "Aplikasi BMKG"]);
  await expect.element(screen.getByText("gagal", { exact: false }).first()).toBeVisible();
  await press("j", "j", "Enter");
  await expect.poll(details).toBe("bmkg");
  await expect.element(screen.getByText("<!DOCTYPE", { exact: true })).toBeVisible();
  await press("P".toLowerCase());
  expect(sent("intake.poll")).toEqual([]);
  await press("Shift>}P{/Shift");
  await expect.poll(() => sent("intake.poll")).toEqual([{ source: "bmkg" }]);
  core.patch("intakeSources", [{ ...failing, busy: true }]);
  await expect.element(screen.getByText("sedang ditanya", { exact: false }).first()).toBeVisible();
});

it("a city without sources says where they go, in both languages", async () => {
  const { screen } = await open();
  await expect.element(screen.getByText("sources.yaml", { exact: false })).toBeVisible();
  await changeLanguage("en");
  await expect.element(screen.getByText("This city names no other servers", { exact: false })).toBeVisible();
});

function drop(dropped: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(dropped);
  const box = document.querySelector(".sources");
  box?.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  box?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}

it("hands a dropped file to the core; one that is too large is not even read", async () => {
  const { sent } = await open();
  drop(new File(["id,kategori"], "laporan.csv"));
  await expect.poll(() => sent("intake.read")).toHaveLength(1);
  expect(sent("intake.read")[0]).toEqual({
    name: "laporan.csv",
    bytes: new Uint8Array(new TextEncoder().encode("id,kategori")),
  });
  drop(new File([new Uint8Array(maxFileBytes + 1)], "besar.csv"));
  await expect.poll(() => said("alert")).toMatch(/besar\.csv.*20 MB/);
  expect(sent("intake.read")).toHaveLength(1);
});

it("shows what would come in and what not, line by line, and brings it in by key, once", async () => {
  const { sent, core, screen } = await open({
    intakeFile: [
      file({
        ...{ fresh: 2, known: 1, refused: 1, outside: 1, unmapped: ["gempa"], encoding: "windows-1252" },
        records: [
          record(2, { text: "<b>tebal</b> 🚒" }),
          record(3, { category: "gempa", outside: true, text: "مرحبا" }),
          record(4, { fate: "known" }),
          record(9, {
            fate: "refused",
            place: null,
            at: null,
            fault: { code: "no-place", detail: "lat null" },
          }),
        ],
      }),
    ],
  });
  const told = () => said("status");
  await expect.poll(told).toMatch(/2 baru, 1 sudah ada, 1 ditolak\..*1 di luar kota.*gempa.*Windows-1252/);
  await expect.element(screen.getByText("<b>tebal</b> 🚒")).toBeVisible();
  await expect.element(screen.getByText("tanpa tempat · lat null")).toBeVisible();
  await press("Shift>}M{/Shift");
  await expect.poll(() => sent("intake.import")).toHaveLength(1);
  core.patch("intakeFile", [file({ state: "importing", fresh: 2, progress: 1 })]);
  await expect.poll(told).toMatch("Masuk: 1 dari 2");
  core.patch("intakeFile", [file({ state: "done", fresh: 2 })]);
  await expect.poll(told).toMatch("2 sudah masuk.");
  await press("Shift>}M{/Shift");
  expect(sent("intake.import")).toHaveLength(1);
  await screen.getByRole("button", { name: "Singkirkan" }).click();
  await expect.poll(() => sent("intake.dismiss")).toHaveLength(1);
});

it("says why a file was refused", async () => {
  await open({
    intakeFile: [
      file({ state: "refused", kind: null, fault: { code: "no-columns", detail: "lat, long", at: 1 } }),
    ],
  });
  await expect.poll(() => said("status")).toMatch("Ada kolom yang kurang: lat, long");
});
