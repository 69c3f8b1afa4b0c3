import { beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import type { UpdatesRow } from "../../../shared/contract/updates.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const quiet: UpdatesRow = {
  ...{ id: "updates", installed: "1.0.0", running: "1.0.0", former: null, server: null, hasKeys: false },
  ...{ state: "idle", progress: null, lookedAt: null, staged: [], planned: null, waits: [] },
  ...{ switching: null, fault: null, failed: [], history: [] },
};
const at = Date.parse("2026-11-29T01:00:00Z");
const full: UpdatesRow = {
  ...quiet,
  ...{ running: "1.2.0", former: "1.1.0", server: "update.tangerangkota.go.id", hasKeys: true, lookedAt: at },
  staged: [
    {
      ...{ version: "1.4.0", madeAt: "2026-11-28T01:00:00Z", bytes: 51_200_000 },
      notes: { id: "Peta lebih cepat, perbaikan serah terima.", en: "A faster map, fixes of the handover." },
    },
  ],
  history: [
    { version: "1.2.0", at: at - 9_000_000, what: "chosen" },
    { version: "1.2.0", at: at - 8_990_000, what: "came-up" },
    { version: "1.3.0", at: at - 400_000, what: "chosen" },
    {
      version: "1.3.0",
      at: at - 390_000,
      what: "rolled-back",
      reason: "database-not-migrated near nonsense",
    },
  ],
};

async function open(row: UpdatesRow) {
  const opened = await openConsole({ updates: [row] }, 1920, 1080);
  await press("Control>", "F4", "/Control");
  await press("Control>", "Shift>", "F10", "/Shift", "/Control");
  await expect.element(opened.screen.getByRole("dialog")).toBeVisible();
  return opened;
}
const said = () => document.querySelector("dialog")!.textContent!;
const picture = (name: string) => page.screenshot({ path: `../../../out/browser/updates-${name}.png` });

it("says what runs, what is ready and what became of others; installs when the room can do without", async () => {
  const { screen, core, sent } = await open(full);
  await expect.poll(said).toContain("Peta lebih cepat");
  expect(said()).toContain("tidak dapat berjalan, ditinggalkan");
  await picture("ready");
  await screen.getByRole("button", { name: "Pasang" }).click();
  await expect.poll(() => sent("updates.plan")).toEqual([{ version: "1.4.0", notBefore: null }]);
  core.patch("updates", [
    { ...full, planned: { version: "1.4.0", notBefore: null }, waits: ["urgent", "handover"] },
  ]);
  await expect.poll(said).toContain("kejadian darurat yang terbuka, serah terima");
  await picture("waits");
  await screen.getByRole("button", { name: "Batalkan" }).click();
  await expect.poll(() => sent("updates.cancel")).toHaveLength(1);
});

it("takes in from a stick, and says why something was refused", async () => {
  const { screen, core, sent } = await open(quiet);
  await expect.poll(said).toContain("--update-key");
  await picture("empty");
  await screen.getByRole("textbox", { name: /^Folder/ }).fill("/media/usb");
  await press("Enter");
  await expect.poll(() => sent("updates.take")).toEqual([{ path: "/media/usb" }]);
  core.patch("updates", [{ ...quiet, hasKeys: true, fault: { code: "signature", detail: "" } }]);
  await expect.poll(said).toContain("tanda tangan bukan dari penerbit");
  core.patch("updates", [{ ...quiet, hasKeys: true, state: "taking", progress: 0.42 }]);
  await expect.poll(said).toContain("42%");
});
