import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import type { ExaminationRow, MetricRow } from "../../../shared/contract/doctor.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const findings: Finding[] = [
  finding("runtime", "ok", "runtime", {
    ...{
      app: "1.0.0",
      electron: "45.0.1",
      chromium: "156.0.7204.35",
      node: "24.18.0",
      system: "Linux 6.1 x64",
    },
  }),
  finding("graphics", "warning", "graphics-software", { renderer: "ANGLE (SwiftShader)" }, "drawing"),
  finding("disk", "ok", "disk", { free: "76 GB", size: "252 GB" }),
  finding("clock", "fault", "clock-behind", { seconds: "9.1", count: "3" }),
  finding("broker", "ok", "broker", { broker: "broker.tangerangkota.go.id:8883" }),
  finding(
    ...(["broker-rights", "fault", "may-not-publish"] as const),
    { topic: "liveroom/36.71/log/st-7c1e5a9b02", station: "st-7c1e5a9b02" },
    "liveroom/36.71/log/st-7c1e5a9b02",
  ),
  finding("broker-queues", "unknown", "queues-unknown", { reason: "" }),
  finding("certificates", "warning", "certificate-ends", {
    name: "broker.tangerangkota.go.id:8883",
    day: "2026-12-14",
  }),
];
const done: ExaminationRow = { id: "examination", state: "done", at: Date.now() - 90_000, findings };
const metrics: MetricRow[] = [
  { id: "a", name: "live_room_link_messages_received_total", labels: {}, value: 1_204_881, unit: "count" },
  { id: "b", name: "live_room_tiles", labels: { state: "live" }, value: 36, unit: "count" },
  { id: "c", name: "live_room_database_bytes", labels: {}, value: 1_843_221_000, unit: "bytes" },
  {
    id: "d",
    name: "live_room_station_clock_ahead_seconds",
    labels: { station: "st-4" },
    value: 7.4,
    unit: "seconds",
  },
];

async function open(examination: ExaminationRow, width = 1920, height = 1080) {
  const opened = await openConsole({ examination: [examination], metrics }, width, height);
  await press("Control>", "F4", "/Control");
  await expect
    .element(opened.screen.getByRole("heading", { name: "Pemeriksaan", exact: true }))
    .toBeVisible();
  return opened;
}
const picture = (name: string) => page.screenshot({ path: `../../../out/browser/doctor-${name}.png` });
const lines = () => [...document.querySelectorAll(".list [role=option]")].map((line) => line.textContent);

describe("the doctor's page", () => {
  it("says that nothing was looked at yet, and one key examines", async () => {
    const { screen, sent } = await open({ id: "examination", state: "never", at: null, findings: [] });
    await expect.element(screen.getByText("Belum diperiksa.").first()).toBeVisible();
    await picture("never");
    await press("Control>", "Shift>", "F11", "/Shift", "/Control");
    await expect.poll(() => sent("doctor.examine")).toEqual([{}]);
  });

  it("puts what wants somebody first, with what to do, and the figures beside it", async () => {
    const { screen } = await open(done);
    await expect.poll(lines).toHaveLength(findings.length);
    expect(
      lines()
        .slice(0, 2)
        .every((line) => line?.includes("salah")),
    ).toBe(true);
    expect(lines().at(-1)).toContain("baik");
    await expect.element(screen.getByText(/Nyalakan penyetel waktu/)).toBeVisible();
    await expect.element(screen.getByText("1.204.881")).toBeVisible();
    await picture("found");
  });

  it("while it looks the last findings stay, and it is not asked again", async () => {
    const { screen } = await open({ ...done, state: "running" });
    await expect.element(screen.getByText("Memeriksa …").first()).toBeVisible();
    expect(document.querySelector<HTMLButtonElement>('[data-tool="examine"]')!.disabled).toBe(true);
  });

  it("writes a support bundle and says where it lies", async () => {
    const { core, screen } = await open(done);
    core.answer("doctor.export", {
      file: "/data/exports/dukungan-36.71-20261129T164500Z.zip",
      bytes: 48_210,
    });
    await press("Control>", "Shift>", "F12", "/Shift", "/Control");
    await expect.element(screen.getByText(/dukungan-36\.71-20261129T164500Z\.zip \(47 KiB\)/)).toBeVisible();
    await picture("exported");
  });
});
