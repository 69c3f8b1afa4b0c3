import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import type { SettingFileRow, SettingRow } from "../../../shared/contract/settings.ts";
import { clearConsole, openConsole, options, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const row = (id: SettingRow["id"], value: string | null, source: SettingRow["source"], waiting = false) => ({
  ...{ id, value, source, waiting },
});
const settings: SettingRow[] = [
  row("language", "id", "file"),
  row("role", "both", "file", true),
  row("city", "36.71", "file"),
  row("data", "/home/ops/.config/live-room/36.71", "file"),
  row("broker.url", "mqtts://broker.tangerangkota.go.id:8883", "environment"),
  row("broker.ca", "/etc/live-room/ca.crt", "file"),
  row("broker.certificate", null, "built-in"),
  row("broker.key", null, "built-in"),
  row("broker.user", "room-1", "file"),
  row("broker.password", "secret:broker", "file"),
  row("scene", "banjir", "command-line"),
  row("metricsPort", null, "built-in"),
  row("drill", null, "built-in"),
  row("displays", "- display: DP-1\n  name: Kiri\n  diagonalIn: 55\n  distanceM: 4", "file"),
];
const file: SettingFileRow = {
  ...{ id: "file", file: "/home/ops/.config/live-room/liveroom.yaml", before: true, faults: [] },
  ...{ dataFolder: "/home/ops/.config/live-room/36.71", cityFolder: "/opt/live-room/resources/cities/36.71" },
};

async function open(about: SettingFileRow = file, width = 1920, height = 1080) {
  const opened = await openConsole({ settings, settingFile: [about] }, width, height);
  await press("Control>", "'", "/Control");
  await expect
    .element(opened.screen.getByRole("heading", { name: "Konfigurasi komputer ini", exact: true }))
    .toBeVisible();
  return opened;
}
const picture = (name: string) => page.screenshot({ path: `../../../out/browser/settings-${name}.png` });

describe("the page of this machine's configuration", () => {
  it("shows each setting with where it comes from, and what waits for a restart", async () => {
    const { screen } = await open();
    await expect.poll(() => options().length).toBe(settings.length);
    const lines = options().map((line) => line.textContent);
    expect(lines.find((line) => line?.includes("broker.url"))).toContain("lingkungan");
    expect(lines.find((line) => line?.includes("scene"))).toContain("baris perintah");
    expect(lines.find((line) => line?.includes("role"))).toContain("berlaku setelah dijalankan ulang");
    await expect.element(screen.getByText(/liveroom\.yaml/).first()).toBeVisible();
    await picture("list");
  });

  it("shows what a change comes to while it is typed, and writes it with Enter", async () => {
    const { core, screen, sent } = await open(file, 1366, 768);
    core.answer("settings.preview", {
      ...{ effect: "now", fault: null },
      removed: ["language: id"],
      added: ["language: en"],
    });
    core.answer("settings.change", { effect: "now" });
    await press("Control>", "Insert", "/Control");
    await expect.element(screen.getByText("Berlaku seketika.")).toBeVisible();
    await picture("change");
    await expect.poll(() => sent("settings.preview")).toContainEqual({ key: "language", text: "id" });
    await press("e");
    await expect.poll(() => sent("settings.preview")).toContainEqual({ key: "language", text: "en" });
    await expect.element(screen.getByText("language: en")).toBeVisible();
    await press("Tab", "Enter");
    await expect.poll(() => sent("settings.change")).toEqual([{ key: "language", text: "en" }]);
    await expect.element(screen.getByText("Tersimpan, dan sudah berlaku.")).toBeVisible();
  });

  it("says what cannot be so, and does not write it", async () => {
    const { core, screen, sent } = await open();
    core.answer("settings.preview", {
      ...{ effect: "none", removed: [], added: [] },
      fault: { expected: "a port from 1 to 65535", found: '"x"' },
    });
    await press(...Array.from({ length: 11 }, () => "ArrowDown"));
    await press("Control>", "Insert", "/Control");
    await press("x");
    await expect.element(screen.getByText(/a port from 1 to 65535/)).toBeVisible();
    await press("Enter");
    expect(sent("settings.change")).toEqual([]);
    await picture("fault");
  });

  it("brings the former file back with one key", async () => {
    const { screen, sent } = await open();
    await press("Control>", "Backspace", "/Control");
    await expect.poll(() => sent("settings.undo")).toEqual([{}]);
    await expect.element(screen.getByText("Berkas sebelumnya dikembalikan.")).toBeVisible();
  });

  it("a room without a file is looked at, and not changed", async () => {
    const { screen } = await open({ ...file, file: null, before: false });
    await expect.element(screen.getByText(/tanpa liveroom.yaml/)).toBeVisible();
    expect(document.querySelector<HTMLButtonElement>('[data-tool="change"]')!.disabled).toBe(true);
    await picture("none");
  });
});
