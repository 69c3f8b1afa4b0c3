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
let core: FakeCore;
let sent: (name: string) => unknown[];

beforeAll(async () => {
  await prepareConsole();
  servePicturesFrom(redPoint);
  url = await commands.startCamera({ windowS: 60 });
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

async function openCamera() {
  select({ kind: "camera", id: "camera-1" });
  await expect.poll(details).toBe("camera-1");
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
