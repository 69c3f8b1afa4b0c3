import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { CheckedCity } from "../../shared/contract/setUp.ts";
import { finding } from "../../shared/domain/doctor/finding.ts";
import { noBezel } from "../../shared/domain/scene/display.ts";
import { press } from "../console/testing.tsx";
import { attachFakeCore } from "../data/testing.tsx";
import { changeLanguage, startTexts } from "../ui/i18n.ts";
import { SetUp } from "./SetUp.tsx";
import "../ui/fonts.ts";
import "../ui/theme.css";

beforeAll(() => startTexts("id"));
beforeEach(() => changeLanguage("id"));

const display = (number: number, label: string, widthPx: number, heightPx: number) => {
  const id = `${label} ${widthPx}x${heightPx}+${number * 1920 - 1920}+0`;
  return { id, number, label, widthPx, heightPx };
};
const good: CheckedCity = {
  ...{ folder: "/srv/live-room/36.71", faults: [], hidden: 0 },
  city: {
    ...{ code: "36.71", name: { id: "Kota Tangerang", en: "City of Tangerang" }, cameras: 214 },
    ...{ displays: { diagonalIn: 55, distanceM: 3, bezelMm: noBezel }, drawnCameras: false },
    origins: [
      { origin: "https://cctv-1.tangerangkota.go.id", cameras: 120 },
      { origin: "https://cctv-2.tangerangkota.go.id", cameras: 94 },
    ],
  },
  ...{
    dataFolder: "/home/ops/.config/live-room/36.71",
    demoFolder: "/home/ops/.config/live-room/demo-36.71",
  },
};
const yaml = `# yaml-language-server: $schema=./liveroom.schema.json
# Yang diberitahukan kepada satu komputer LIVE Room.

# Bahasa layar saat mulai: id atau en.
language: id

# Peran komputer ini: both (dinding dan konsol), console (tanpa dinding), wall (tanpa konsol).
role: both
`;

async function open(width = 1920, height = 1080) {
  document.body.style.margin = "0";
  await page.viewport(width, height);
  const core = attachFakeCore({
    setUp: [
      {
        ...{ id: "set-up", file: "/home/ops/.config/live-room/liveroom.yaml" },
        cities: [
          { code: "36.71", name: { id: "Kota Tangerang", en: "City of Tangerang" } },
          { code: "81.71", name: { id: "Kota Ambon", en: "City of Ambon" } },
        ],
      },
    ],
    setUpDisplays: [display(1, "HDMI-1", 1920, 1080), display(2, "DP-2", 3840, 2160)],
  });
  core.answer("setUp.checkCity", good);
  core.answer("setUp.preview", { text: yaml });
  core.answer("setUp.testBroker", {
    findings: [
      finding("broker", "ok", "broker", { broker: "broker.tangerangkota.go.id:8883" }),
      finding(
        ...(["broker-rights", "fault", "may-not-publish"] as const),
        { topic: "liveroom/36.71/log/st-setup", station: "st-setup" },
        "x",
      ),
    ],
  });
  core.answer("setUp.testCamera", {
    findings: [finding("cameras", "ok", "camera", { origin: "https://cctv.example.go.id", tookMs: "84" })],
  });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <SetUp ownDisplay={1} />
    </div>,
  );
  const sent = (name: string) => core.commands.filter((each) => each.name === name).map(({ input }) => input);
  return { core, screen, sent };
}

const step = () => document.querySelector<HTMLElement>(".setup")?.dataset.step;
const at = (name: string) => expect.poll(step).toBe(name);
const picture = (name: string) => page.screenshot({ path: `../../out/browser/setup-${name}.png` });

/** Nothing is cut off, and nothing but the step's own body scrolls. */
function fits(): void {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.querySelector(".setup")!;
  expect([scrollWidth, scrollHeight]).toEqual([clientWidth, clientHeight]);
  for (const part of document.querySelectorAll(
    ".setup-head, .setup-steps li, .setup-body, .setup-foot button",
  ))
    expect(part.scrollWidth, part.textContent ?? "").toBeLessThanOrEqual(part.clientWidth + 1);
}

describe("the set-up", () => {
  it("takes no answer before its question is there", async () => {
    attachFakeCore({ setUp: [] });
    await render(<SetUp ownDisplay={1} />);
    await expect.poll(() => document.activeElement?.className).toContain("setup-next");
    expect(document.activeElement?.getAttribute("aria-disabled")).toBe("true");
    await press("Enter");
    expect(step()).toBe("language");
  });

  it.each([
    [1920, 1080],
    [1366, 768],
  ])("is gone through by keyboard alone at %i x %i", async (width, height) => {
    const { sent } = await open(width, height);
    const look = async (name: string) => {
      fits();
      await picture(`${name}-${width}`);
    };
    await look("1-language");
    await press("Enter");
    await at("city");
    await press("ArrowDown");
    await look("2-city");
    await press("Enter");
    await at("role");
    expect(sent("setUp.checkCity")).toEqual([{ city: "36.71" }]);
    await look("3-role");
    await press("Enter");
    await at("displays");
    expect(window.location.hash).toBe("#displays");
    await press("6", "5");
    await look("4-displays");
    await press("Enter");
    await at("broker");
    await press("Enter");
    await expect.poll(() => document.querySelector(".send-missing")?.textContent).toContain("mqtts://");
    await press("Tab", ..."mqtts://broker.tangerangkota.go.id:8883", "Tab", "Tab", "Tab", "Tab", ..."room-1");
    await press("Tab", ..."kata-sandi-broker", "Enter");
    await expect.poll(() => document.querySelectorAll(".setup-findings li").length).toBe(2);
    await look("5-broker");
    // What was found is read first; then it goes on all the same.
    await press("Enter");
    await at("cameras");
    await expect.poll(() => document.querySelectorAll(".setup-findings li").length).toBe(2);
    await look("6-cameras");
    await press("Enter");
    await at("administrator");
    await press("Tab", ..."Siti Rahma", "Tab", ..."111111");
    await look("7-administrator");
    await press("Enter");
    await at("administrator");
    await press("Backspace", "Backspace", "Backspace", "Backspace", "Backspace", "Backspace");
    await press(..."274916", "Tab", ..."274916", "Enter");
    await at("summary");
    await expect.poll(() => document.querySelector("pre")?.textContent).toContain("yaml-language-server");
    await look("8-summary");
    await press("Enter");
    await expect.poll(() => sent("setUp.finish")).toHaveLength(1);
    expect(sent("setUp.finish")[0]).toEqual({
      password: "kata-sandi-broker",
      administrator: { name: "Siti Rahma", secret: "274916" },
      settings: {
        ...{ language: "id", role: "both", city: "36.71", data: good.dataFolder },
        ...{ "broker.url": "mqtts://broker.tangerangkota.go.id:8883", "broker.user": "room-1" },
        "broker.password": "secret:broker",
        displays: [
          { display: "HDMI-1 1920x1080+0+0", diagonalIn: 65, distanceM: 3, bezelMm: noBezel },
          { display: "DP-2 3840x2160+1920+0", diagonalIn: 55, distanceM: 3, bezelMm: noBezel },
        ],
      },
    });
  });

  it("going back keeps what was typed, and the demo asks for less", async () => {
    const { screen, sent } = await open();
    await press("ArrowDown", "Enter");
    await at("city");
    await expect.element(screen.getByRole("heading", { name: "Which city?" })).toBeVisible();
    await press("Tab", ..."/srv/kota", "Enter");
    await at("role");
    await press("ArrowDown", "Escape");
    await at("city");
    await expect.element(screen.getByLabelText("Folder", { exact: true })).toHaveValue("/srv/kota");
    await press("Enter");
    await at("role");
    // It was looked at once.
    expect(sent("setUp.checkCity")).toHaveLength(1);
    await press("Enter");
    await at("broker");
    await press("ArrowDown", "ArrowDown", "Enter");
    await at("summary");
    await press("Enter");
    await expect
      .poll(() => sent("setUp.finish"))
      .toMatchObject([
        {
          ...{ password: null, administrator: null },
          settings: { language: "en", role: "console", drill: "hari-biasa", data: good.demoFolder },
        },
      ]);
  });

  it("shows a city's faults with file and line, and goes no further with one that cannot be used", async () => {
    const { core, screen } = await open(1366, 768);
    core.answer("setUp.checkCity", {
      ...good,
      city: null,
      faults: [
        {
          ...{ code: "missing-file", file: "city.yaml", line: 1, severity: "error" },
          ...{ expected: "this file in the city folder", found: "no such file" },
        },
      ],
    });
    await press("Enter");
    await at("city");
    await press("Enter");
    await expect.element(screen.getByText(/Tulis folder data kota/)).toBeVisible();
    await press("Tab", ..."/tmp/kosong", "Enter");
    await expect.element(screen.getByText("city.yaml:1")).toBeVisible();
    await picture("2-faults");
    await press("Enter");
    await expect.poll(step).toBe("city");
  });

  it("says what to do when the file cannot be written", async () => {
    const { core, screen } = await open();
    await press("Enter");
    await at("city");
    await press("ArrowDown", "Enter");
    await at("role");
    await press("ArrowDown", "Enter");
    await at("broker");
    await press("ArrowDown", "ArrowDown", "Enter");
    await at("summary");
    await expect.poll(() => document.querySelector("pre")?.textContent).toContain("role");
    core.refuseNext({ code: "not-written", expected: "OK", found: "EACCES" });
    await press("Enter");
    await expect.element(screen.getByText(/EACCES.*Periksa hak akses/)).toBeVisible();
  });
});
