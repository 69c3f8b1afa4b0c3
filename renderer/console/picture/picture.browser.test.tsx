/** What can be done with the picture of the chosen camera, on a live stream that ffmpeg writes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commands, page, userEvent } from "vitest/browser";
import { servePicturesFrom } from "../../data/pictures.ts";
import type { FakeCore, GivenRows } from "../../data/testing.tsx";
import { select } from "../../ui/selection.ts";
import { camera, happened, incident } from "../given.ts";
import { clearConsole, details, openConsole, prepareConsole, press } from "../testing.tsx";

/** One red point; what follows the hash is the picture's name. */
const redPoint = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==#";
const sha256 = "ab".repeat(32);
const fire = incident(1, { category: "kebakaran", text: "Asap dari gudang" });

let url: string;
let startedAt: number;
let core: FakeCore;
let sent: (name: string) => unknown[];

beforeAll(async () => {
  await prepareConsole();
  servePicturesFrom(redPoint);
  url = await commands.startCamera({ windowS: 60 });
  startedAt = Date.now();
});
afterAll(() => commands.stopCamera(url));
beforeEach(clearConsole);

const tile = () => document.querySelector<HTMLElement>(".picture-frame .tile");
const said = () => document.querySelector<HTMLElement>("[data-snapped]")?.textContent;
const tool = (name: string) => document.querySelector<HTMLElement>(`[data-tool="${name}"]`);

async function open(given: GivenRows = {}) {
  const opened = await openConsole(
    { cameras: [camera(1, { url, name: "Simpang Tanah Tinggi" })], incidents: [fire], ...given },
    ...[1600, 900],
  );
  ({ core, sent } = opened);
  core.answer("incident.picture", { sha256 });
}

async function openCamera(id = "camera-1") {
  select({ kind: "camera", id });
  await expect.poll(details).toBe(id);
  await expect.poll(() => tile()?.dataset.state, { timeout: 20_000 }).toBe("live");
}

describe("a picture for the record", () => {
  it("goes to the incident from which one came to the camera, as a JPEG in the stream's own size", async () => {
    await open();
    await press("j", "Enter");
    await expect.poll(details).toBe("report-1");
    await openCamera();
    expect(tool("snapshot")?.textContent).toBe("Simpan gambar untuk Kebakaran report-1 @");
    await press("@");
    await expect.poll(said, { timeout: 5000 }).toBe("Gambar masuk ke catatan Kebakaran report-1.");
    const [input] = sent("incident.picture") as [{ jpeg: Uint8Array<ArrayBuffer>; takenAt: number }];
    expect(input).toMatchObject({ incident: "report-1", camera: "camera-1", widthPx: 320, heightPx: 180 });
    expect(Math.abs(Date.now() - input.takenAt)).toBeLessThan(20_000);
    const picture = await createImageBitmap(new Blob([input.jpeg], { type: "image/jpeg" }));
    expect([picture.width, picture.height]).toEqual([320, 180]);
    await page.screenshot({ path: "../../../out/browser/picture-kept.png" });
  });

  it("without an incident goes nowhere, and says what to do; one that is not kept says why", async () => {
    await open();
    await openCamera();
    await press("@");
    await expect.poll(said).toMatch(/^Gambar disimpan pada catatan kejadian\. Pilih dahulu/);
    expect(sent("incident.picture")).toEqual([]);
    select(null);
    await press("j", "Enter");
    await expect.poll(details).toBe("report-1");
    await openCamera();
    core.refuseNext({ code: "disk-full" });
    await press("@");
    await expect
      .poll(said)
      .toBe("Gambar tidak masuk ke catatan: tempat di disk hampir habis. Kosongkan dahulu, lalu ulangi.");
  });
});

it("stands on the incident's timeline, and is seen large with what is known of it", async () => {
  const body = (given: object) => ({
    ...{ camera: "camera-1", cameraName: "Simpang Tanah Tinggi", takenAt: 1_000_000 },
    ...{ widthPx: 1280, heightPx: 720, sha256, bytes: 1000, ...given },
  });
  await open({
    history: [
      happened(1, "incident.acknowledged"),
      happened(2, "incident.pictured", body({})),
      happened(3, "incident.pictured", body({ takenAt: null, cameraName: "Pintu Air" })),
    ],
  });
  await press("j", "Enter");
  await expect.poll(details).toBe("report-1");
  await expect.poll(() => document.querySelectorAll(".history-picture img").length).toBe(2);
  const dialog = () => document.querySelector<HTMLElement>("dialog[open]")?.textContent;
  await press('"');
  await expect.poll(dialog).toMatch(/^Gambar kamera Pintu Air.*Gambar 2 dari 2.*waktu tidak diketahui/);
  await userEvent.keyboard("{ArrowLeft}");
  await expect.poll(dialog).toMatch(/^Gambar kamera Simpang Tanah Tinggi.*Gambar 1 dari 2/);
  expect(dialog()).toContain(sha256);
  await page.screenshot({ path: "../../../out/browser/picture-large.png" });
  await userEvent.keyboard("{Escape}");
  await expect.poll(dialog).toBeUndefined();
  await page.screenshot({ path: "../../../out/browser/picture-timeline.png" });
});

it("a picture whose file is on another station says so", async () => {
  servePicturesFrom("data:image/gif;base64,nothing#");
  const body = {
    ...{ camera: "camera-1", cameraName: "Pintu Air", takenAt: null, widthPx: 1280, heightPx: 720 },
    ...{ sha256, bytes: 1000 },
  };
  await open({ history: [happened(1, "incident.pictured", body)] });
  await press("j", "Enter");
  await expect.element(page.getByText("Gambar ini tidak ada di komputer ini.")).toBeVisible();
  servePicturesFrom(redPoint);
});

const frame = () => document.querySelector<HTMLElement>(".picture-frame")!;
const video = () => document.querySelector<HTMLVideoElement>(".picture-frame video")!;
const mark = (name: string) => document.querySelector<HTMLElement>(`[data-mark=${name}]`)?.textContent;
const edges = (element: Element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [left, top, right, bottom];
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("digital zoom", () => {
  /** The picture leaves no part of its frame empty. */
  function expectFilled() {
    const [left = 0, top = 0, right = 0, bottom = 0] = edges(frame());
    const [x = 0, y = 0, toX = 0, toY = 0] = edges(video());
    expect(x).toBeLessThanOrEqual(left + 0.5);
    expect(y).toBeLessThanOrEqual(top + 0.5);
    expect(toX).toBeGreaterThanOrEqual(right - 0.5);
    expect(toY).toBeGreaterThanOrEqual(bottom - 0.5);
  }

  it("by keys goes by steps, says how much, and moves within the picture", async () => {
    await open();
    await openCamera();
    await press("+", "+", "+");
    await expect.poll(() => frame().dataset.scale).toBe("3");
    expect(mark("zoom")).toBe("Zoom digital 3×");
    const seen = () => document.querySelector<HTMLElement>(".picture-overview i")!;
    const before = edges(seen());
    await userEvent.keyboard("{Control>}{ArrowRight}{ArrowDown}{/Control}");
    await expect.poll(() => edges(seen())[0]).toBeGreaterThan(before[0]!);
    await page.screenshot({ path: "../../../out/browser/picture-zoomed.png" });
    for (let n = 0; n < 12; n++) await userEvent.keyboard("{Control>}{ArrowRight}{ArrowDown}{/Control}");
    expectFilled();
    const overview = edges(document.querySelector(".picture-overview")!);
    expect(edges(seen())[2]).toBeLessThanOrEqual(overview[2]!);
    await press("-");
    await expect.poll(() => frame().dataset.scale).toBe("2");
    expectFilled();
    await press("_");
    await expect.poll(() => frame().dataset.scale).toBe("1");
    expect([mark("zoom"), document.querySelector(".picture-overview")]).toEqual([undefined, null]);
    expect(edges(video())).toEqual(edges(frame()));
  });

  it("by the wheel keeps what is under the pointer, and never goes past eight times", async () => {
    await open();
    await openCamera();
    const [left = 0, top = 0] = edges(frame());
    const wheel = (deltaY: number) =>
      frame().dispatchEvent(
        new WheelEvent("wheel", { deltaY, clientX: left, clientY: top, cancelable: true }),
      );
    expect(wheel(-200)).toBe(false);
    await expect.poll(() => Number(frame().dataset.scale)).toBeCloseTo(Math.SQRT2, 3);
    expect(edges(video()).slice(0, 2)).toEqual([left, top].map((edge) => expect.closeTo(edge, 0)));
    for (let n = 0; n < 20; n++) wheel(-200);
    await expect.poll(() => frame().dataset.scale).toBe("8");
    expectFilled();
    for (let n = 0; n < 20; n++) wheel(200);
    await expect.poll(() => frame().dataset.scale).toBe("1");
  });
});

describe("looking back", () => {
  const rewound = () => tile()?.dataset.rewound;
  const banner = () => document.querySelector(".tile-rewound strong")?.textContent;

  it("says plainly that it is not live, is no fault, and stays until somebody goes back to live", async () => {
    await open();
    await openCamera();
    // The server has to have something to look back to.
    await pause(Math.max(0, startedAt + 22_000 - Date.now()));
    await press("(");
    await expect.poll(() => Number(rewound())).toBeGreaterThanOrEqual(8);
    expect(banner()).toMatch(/^−0:(0[89]|1[0-2]), bukan langsung$/);
    await expect.poll(() => tile()?.dataset.state, { timeout: 5000 }).toBe("live");
    const label = () => tile()?.querySelector(".tile-mark")?.getAttribute("aria-label");
    expect(label()).toBe("bukan langsung");
    await page.screenshot({ path: "../../../out/browser/picture-rewound.png" });
    const [frames, position] = [Number(tile()?.dataset.frames), video().currentTime];
    await pause(6000);
    expect(Number(tile()?.dataset.frames)).toBeGreaterThan(frames + 20);
    expect(video().currentTime - position).toBeGreaterThan(4);
    expect(video().currentTime - position).toBeLessThan(8);
    expect(Number(rewound())).toBeGreaterThanOrEqual(7);
    expect([tile()?.dataset.state, tile()?.dataset.flaw, tile()?.dataset.fault]).toEqual([
      ...["live", undefined, undefined],
    ]);
    await press("!");
    await expect.poll(rewound).toBeUndefined();
    await expect.poll(() => [banner(), label()], { timeout: 5000 }).toEqual([undefined, "langsung"]);
  });

  it("goes on to the present by steps, and by itself where the server has it no more", async () => {
    const short = await commands.startCamera({ windowS: 8 });
    await open({ cameras: [camera(1, { url: short })] });
    await openCamera();
    await pause(8000);
    await press("(");
    await expect.poll(rewound).toBeDefined();
    await press(")");
    await expect.poll(rewound).toBeUndefined();
    await press("(");
    await expect.poll(rewound).toBeDefined();
    // What plays too slowly falls out of the window.
    video().playbackRate = 0.1;
    await expect.poll(rewound, { timeout: 8000 }).toBeUndefined();
    await commands.stopCamera(short);
  });
});

describe("sound", () => {
  it("is off until somebody asks for it, and off again with another camera and another page", async () => {
    const loud = await commands.startCamera({ sound: true });
    await open({ cameras: [camera(1, { url: loud }), camera(2, { url })] });
    await openCamera();
    const muted = () => [...document.querySelectorAll("video")].map((each) => each.muted);
    expect(muted()).not.toContain(false);
    await press("&");
    await expect.poll(() => video().muted).toBe(false);
    expect(mark("sound")).toBe("Suara menyala");
    expect(muted().filter((each) => !each)).toHaveLength(1);
    await press("F4");
    await expect.poll(() => document.querySelector(".camera-large")).not.toBeNull();
    expect([muted().includes(false), mark("sound")]).toEqual([false, undefined]);
    await press("F3");
    await expect.poll(() => tile()?.dataset.state, { timeout: 20_000 }).toBe("live");
    expect([muted().includes(false), mark("sound")]).toEqual([false, undefined]);
    await press("&");
    await expect.poll(() => video().muted).toBe(false);
    await openCamera("camera-2");
    expect([muted().includes(false), mark("sound")]).toEqual([false, undefined]);
    await press("&");
    await expect.element(page.getByText("Siaran ini tidak bersuara.")).toBeVisible();
    expect(muted().includes(false)).toBe(false);
    await commands.stopCamera(loud);
  });
});
