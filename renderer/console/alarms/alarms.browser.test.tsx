import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { alarmPriorities, maxShelfMs } from "../../../shared/domain/alarm/alarm.ts";
import { alarm, figures } from "../../alarm/given.ts";
import { camera } from "../given.ts";
import { clearConsole, details, names, openConsole, options, prepareConsole, press } from "../testing.tsx";
import { chooseAlarm } from "./chosen.ts";
import { patterns, schedule } from "./sounds.ts";

beforeAll(prepareConsole);
beforeEach(async () => {
  chooseAlarm(null);
  await clearConsole();
});

const strip = () => document.querySelector<HTMLElement>(".strip")!;
const since = (n: number) => alarm(n).since;
const group = "group:deadline:36.71.01";
const flood = Array.from({ length: 10 }, (_, n) => alarm(n, { group }));

describe("the strip above every page", () => {
  it("is calm when nothing waits", async () => {
    await openConsole({ alarms: [alarm(1, { state: "acknowledged" })] });
    await expect.poll(() => strip().textContent).toContain("Tidak ada alarm yang menunggu.");
    expect(strip().dataset.gravest).toBeUndefined();
    expect(strip().querySelector("[data-priority=high] b")?.textContent).toBe("1");
  });

  it("tells the gravest, and one key acknowledges what was seen of it", async () => {
    const { sent, core } = await openConsole({
      alarms: [alarm(1), alarm(2, { priority: "urgent" }), alarm(3, { priority: "low" })],
    });
    await expect.poll(() => strip().dataset.gravest).toBe("urgent");
    await press("F4");
    expect(strip().querySelector("strong")?.textContent).toBe("Kemacetan: tenggat tiba terlampaui");
    await press("F10");
    await expect
      .poll(() => sent("alarm.acknowledgeAll"))
      .toEqual([{ alarms: [{ alarm: "deadline:TL-2:arrive", since: since(2) }] }]);
    core.patch("alarms", [alarm(2, { priority: "urgent", state: "acknowledged" })]);
    await expect.poll(() => strip().dataset.gravest).toBe("high");
  });

  it("one key goes to what the gravest is about", async () => {
    const subject = { kind: "camera" as const, id: "camera-1" };
    const row = alarm(1, { id: "camera:1", cause: "camera-down", subject, params: { camera: "Simpang 1" } });
    await openConsole({ alarms: [row], cameras: [camera(1)] });
    await expect.poll(() => strip().dataset.gravest).toBe("high");
    await press("F11");
    await expect.poll(details).toBe("camera-1");
    expect(document.querySelector<HTMLElement>(".console")?.dataset.page).toBe("cameras");
  });

  it("a flood is one, acknowledged as one, and opened on the page of alarms", async () => {
    const { sent, screen } = await openConsole({ alarms: flood });
    await expect.element(screen.getByRole("alert").getByText("10 tenggat terlampaui")).toBeVisible();
    await press("F11");
    await expect.poll(details).toBe(group);
    expect(document.querySelectorAll(".alarm-members li")).toHaveLength(10);
    await press("F10");
    const [input] = sent("alarm.acknowledgeAll") as { alarms: { alarm: string }[] }[];
    expect(input?.alarms.map(({ alarm: id }) => id).sort()).toEqual(flood.map(({ id }) => id).sort());
  });

  it("can be silenced, which is shown, and a new alarm is heard again", async () => {
    const { core } = await openConsole({ alarms: [alarm(1)] });
    await expect.poll(() => strip().dataset.gravest).toBe("high");
    expect(strip().dataset.silent).toBe("false");
    await press("0");
    await expect.poll(() => strip().textContent).toMatch(/BISU sampai \d\d\.\d\d/);
    core.patch("alarms", [alarm(1, { state: "acknowledged" })]);
    await expect.poll(() => strip().dataset.gravest).toBeUndefined();
    expect(strip().dataset.silent).toBe("true");
    core.patch("alarms", [alarm(2)]);
    await expect.poll(() => strip().dataset.silent).toBe("false");
    await press("0");
    await expect.poll(() => strip().dataset.silent).toBe("true");
    await press("0");
    await expect.poll(() => strip().dataset.silent).toBe("false");
  });
});

describe("the page of alarms", () => {
  const some = [
    alarm(1, { priority: "low", state: "acknowledged" }),
    alarm(2),
    alarm(3, { priority: "urgent", district: "36.71.12" }),
    alarm(4, { state: "shelved", shelf: { reason: "uji", until: Date.now() + 60_000, by: "operator:a" } }),
    alarm(5, { state: "suppressed" }),
  ];
  const states = () =>
    options().map((each) => each.querySelector<HTMLElement>("[data-alarm]")?.dataset.state);

  it("lists what must be looked at first on top, what is shelved or suppressed apart", async () => {
    await openConsole({ alarms: some, alarmFigures: [figures()] });
    await press("F8");
    await expect.poll(states).toEqual(["unacknowledged", "unacknowledged", "acknowledged"]);
    await press("c");
    await expect.poll(states).toEqual(["shelved"]);
    await press("c");
    await expect.poll(states).toEqual(["suppressed"]);
    await press("c");
    await expect.poll(states).toHaveLength(3);
  });

  it("is filtered by words, priority and district, and all that is shown is acknowledged by one key", async () => {
    const { screen, sent } = await openConsole({ alarms: some });
    await press("F8", "/");
    await userEvent.keyboard("merdeka 3");
    await expect.poll(names).toHaveLength(1);
    await press("Escape", "Shift>}x{/Shift");
    await expect
      .poll(() => sent("alarm.acknowledgeAll"))
      .toEqual([{ alarms: [{ alarm: "deadline:TL-3:arrive", since: since(3) }] }]);
    await press("a");
    await expect.poll(names).toHaveLength(3);
    await screen.getByRole("button", { name: /rendah/ }).click();
    await expect.poll(states).toEqual(["acknowledged"]);
    await press("a");
    await screen.getByRole("combobox").selectOptions("Karang Tengah");
    await expect.poll(names).toHaveLength(1);
  });

  it("shows all about the alarm under the cursor, which a key acknowledges, opens or sets aside with a reason", async () => {
    const { screen, sent } = await openConsole({ alarms: some });
    await press("F8", "j");
    await expect.poll(details).toBe("deadline:TL-3:arrive");
    await press("Shift>}a{/Shift");
    await expect.poll(() => sent("alarm.acknowledgeAll")).toHaveLength(1);
    await press("j", "Shift>}d{/Shift");
    await expect.element(screen.getByRole("heading", { name: "Tangguhkan alarm" })).toBeVisible();
    await press("Enter");
    expect(sent("alarm.shelve")).toEqual([]);
    await userEvent.keyboard("pompa dirawat");
    await screen.getByRole("combobox", { name: "Selama" }).selectOptions("8 jam");
    await screen.getByRole("button", { name: /^Tangguhkan Enter/ }).click();
    await expect
      .poll(() => sent("alarm.shelve"))
      .toEqual([{ alarms: ["deadline:TL-2:arrive"], reason: "pompa dirawat", forMs: maxShelfMs }]);
    await expect.poll(() => document.querySelector("dialog")).toBeNull();
    await press("Shift>}g{/Shift");
    await expect.poll(() => document.querySelector<HTMLElement>(".console")?.dataset.page).toBe("situation");
  });

  it("tells who shelved an alarm, until when and why, and takes it off", async () => {
    const { sent } = await openConsole({ alarms: some });
    await press("F8", "c", "j");
    await expect
      .poll(() => document.querySelector("[data-details]")?.textContent)
      .toMatch(/operator:a, sampai .*: uji/);
    await press("Shift>}d{/Shift");
    await expect.poll(() => sent("alarm.unshelve")).toEqual([{ alarms: ["deadline:TL-4:arrive"] }]);
  });

  it("shows the rates at the side", async () => {
    const named = { ...alarm(7), alarm: "deadline:TL-7:arrive" };
    await openConsole({
      alarms: some,
      alarmFigures: [
        figures({ frequent: [{ ...named, count: 4 }], longest: [{ ...named, since: Date.now() - 90_000 }] }),
      ],
    });
    await press("F8");
    const bars = () => [...document.querySelectorAll<HTMLElement>(".rates-hour")];
    await expect.poll(() => bars().length).toBe(24);
    expect(bars().some(({ dataset }) => dataset.over === "true")).toBe(true);
    const heights = bars().map((bar) => bar.getBoundingClientRect().height);
    expect(Math.max(...heights)).toBeGreaterThan(20);
    expect(document.querySelector(".rates")?.textContent).toMatch(/4×.*tenggat tiba.*1 mnt/);
  });
});

it("each priority can be heard, and none sounds like another", async () => {
  const heard = new Map<string, number>();
  for (const priority of alarmPriorities) {
    const offline = new OfflineAudioContext(1, 44_100 * 2, 44_100);
    schedule(offline, priority);
    const samples = (await offline.startRendering()).getChannelData(0);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest, priority).toBeGreaterThan(0.1);
    expect(loudest, priority).toBeLessThanOrEqual(0.5);
    // Silence between the notes, and after the last.
    heard.set(priority, samples.filter((sample) => Math.abs(sample) > 0.01).length);
    const last = patterns[priority].notes.at(-1)!;
    expect(
      samples.slice(Math.ceil((last.atS + last.forS + 0.05) * 44_100)).every((sample) => sample === 0),
    ).toBe(true);
  }
  expect(new Set(heard.values()).size).toBe(alarmPriorities.length);
});
