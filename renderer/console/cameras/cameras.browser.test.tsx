import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { GivenRows } from "../../data/testing.tsx";
import { camera, cameraStatus } from "../given.ts";
import { clearConsole, details, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const many = Array.from({ length: 2000 }, (_, n) =>
  camera(n, {
    tags: [n % 2 === 0 ? "junction" : "river"],
    groups: n % 10 === 0 ? ["Proyek A"] : [],
    district: n % 4 === 0 ? "36.71.12" : "36.71.01",
    health: n % 100 === 0 ? "down" : "up",
    ...(n === 7 && { origin: "station", placeKnown: false }),
  }),
);
const secretStore = [{ id: "store", protection: "file", fault: null }] as const;

async function open(given: GivenRows = {}) {
  const opened = await openConsole({ cameras: many, secretStore, ...given }, 1920, 1080);
  await press("F4");
  await expect.poll(() => shown()).toBe((given.cameras ?? many).length);
  return opened;
}

const shown = () => Number(document.querySelector<HTMLElement>("[data-shown]")?.dataset.shown);
const marked = () => Number(document.querySelector<HTMLElement>("[data-marked]")?.dataset.marked ?? 0);
const dialog = () => document.querySelector("dialog[open] h2")?.textContent;
const key = (name: string) => press(`Shift>}${name}{/Shift`);

it("finds among 2 000 cameras by tag, group, district and health together, with few rows in the page", async () => {
  await open();
  await page.getByLabelText("Penanda", { exact: true }).selectOptions("river");
  await expect.poll(shown).toBe(1000);
  await page.getByLabelText("Penanda", { exact: true }).selectOptions("junction");
  await page.getByLabelText("Kelompok", { exact: true }).selectOptions("Proyek A");
  await expect.poll(shown).toBe(200);
  await page.getByRole("button", { name: /mati$/ }).first().click();
  await expect.poll(shown).toBe(20);
  await press("a");
  await expect.poll(shown).toBe(2000);
  await page.getByRole("button", { name: "Diubah di sini" }).click();
  await expect.poll(shown).toBe(1);
  await expect.element(page.getByText("tempat belum diketahui")).toBeVisible();
  expect(document.querySelectorAll(".list-row").length).toBeLessThan(60);
});

it("marks by keyboard, and does one thing with all that are marked", async () => {
  const { sent } = await open();
  await press("j", " ");
  await expect.poll(marked).toBe(1);
  await press("Shift>}{ArrowDown}{ArrowDown}{/Shift");
  await expect.poll(marked).toBe(3);
  await key("l");
  await expect.poll(dialog).toMatch("Penanda dan kelompok 3 kamera");
  await userEvent.keyboard("Rawan Banjir, malam{Enter}");
  await expect
    .poll(() => sent("cameras.mark"))
    .toEqual([
      {
        cameras: ["camera-0", "camera-1", "camera-2"],
        tags: { add: ["rawan-banjir", "malam"], remove: [] },
        groups: { add: [], remove: [] },
      },
    ]);
  await expect.poll(dialog).toBeUndefined();
  await key("z");
  await expect.poll(dialog).toMatch("Singkirkan 3 kamera?");
  await page.getByRole("button", { name: /^Singkirkan Enter/ }).click();
  await expect.poll(() => sent("cameras.remove")).toHaveLength(1);
});

it("adds a camera, says what is missing, and tests its stream before", async () => {
  const { sent, core } = await open();
  core.answer("cameras.test", {
    ...{ at: 1, tookMs: 400, fault: null, withLogin: true, segmentS: 2, live: true, behindS: 6.5 },
    ...{ container: "fmp4", renditions: [{ widthPx: 1280, heightPx: 720, bitsPerS: 2e6, codecs: null }] },
  });
  await key("n");
  await expect.poll(dialog).toBe("Kamera baru");
  await expect.element(page.getByText("Belum benar: Nama, Kode", { exact: false })).toBeVisible();
  await userEvent.keyboard("Simpang Baru{Tab}baru-1{Tab}https://u:p@nvr.example/1.m3u8");
  await page.getByRole("button", { name: "Uji siaran" }).click();
  await expect.element(page.getByText("Siaran baik", { exact: false })).toBeVisible();
  await expect.element(page.getByText("1280 × 720", { exact: false })).toBeVisible();
  await page.getByLabelText("Lintang").fill("-6,18");
  await page.getByLabelText("Bujur").fill("106,63");
  await page.getByRole("button", { name: /^Simpan Enter/ }).click();
  await expect
    .poll(() => sent("cameras.save"))
    .toEqual([
      {
        isNew: true,
        camera: {
          ...{ id: "baru-1", name: "Simpang Baru", url: "https://u:p@nvr.example/1.m3u8", district: null },
          ...{ place: [106.63, -6.18], bearingDeg: null, tags: [], groups: [] },
        },
      },
    ]);
});

it("edits the chosen camera; a refusal stays in the form with its reason", async () => {
  const { core } = await open();
  await press("j", "Enter");
  await expect.poll(details).toBe("camera-0");
  await key("e");
  await expect.poll(dialog).toBe("Ubah kamera");
  core.refuseNext({ code: "no-district" });
  await userEvent.keyboard("{Enter}");
  const why = "kecamatannya tidak diketahui, dan tempatnya tidak terletak di satu pun.";
  await expect.element(page.getByText(why, { exact: false })).toBeVisible();
  expect(dialog()).toBe("Ubah kamera");
});

it("shows of a list what comes in and what not before it does", async () => {
  const { sent, core } = await open();
  await key("i");
  await expect.poll(dialog).toBe("Masukkan daftar kamera");
  const input = document.querySelector<HTMLInputElement>("dialog input[type=file]")!;
  await userEvent.upload(input, new File(["#EXTM3U"], "cctv.m3u"));
  await expect.poll(() => sent("cameras.read")).toMatchObject([{ name: "cctv.m3u", district: null }]);
  const record = (line: number, given: object) => ({
    ...{ line, id: `k-${line}`, name: `Kamera ${line}`, district: "36.71.01", url: "http://h/x.m3u8" },
    ...{ fate: "new" as const, changes: [], placeKnown: true, fault: null, ...given },
  });
  const row = {
    ...{ id: "import" as const, name: "cctv.m3u", kind: "m3u" as const, fault: null },
    ...{ fresh: 2, changed: 1, unchanged: 0, faulty: 1, withoutPlace: 1, logins: 1 },
    records: [
      record(3, {}),
      record(5, { placeKnown: false }),
      record(7, { fate: "changed", changes: ["name", "url"] }),
      record(9, { fate: "faulty", fault: { code: "two-logins", detail: "http://h" } }),
    ],
  };
  core.patch("cameraImport", [{ ...row, state: "preview" }]);
  await expect.element(page.getByText("2 baru, 1 berubah, 0 tetap, 1 salah.")).toBeVisible();
  await expect.element(page.getByText("nama, URL")).toBeVisible();
  await expect.element(page.getByText("sandi lain untuk server yang sama", { exact: false })).toBeVisible();
  await page.screenshot({ path: "../../../out/browser/cameras-import.png" });
  await page.getByRole("button", { name: "Masukkan 3" }).click();
  await expect.poll(() => sent("cameras.import")).toHaveLength(1);
  core.patch("cameraImport", [{ ...row, state: "done" }]);
  await expect.element(page.getByText("2 kamera baru masuk, 1 diubah.")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => sent("cameras.dismissImport")).toHaveLength(1);
});

it("sets a login and shows none, and says what protects it", async () => {
  const { sent, core } = await open({
    cameraLogins: [
      { id: "https://nvr.example", kind: "password", user: "room", from: "store", setAt: 1, kept: true },
      { id: "https://b.example", kind: "token", user: null, from: "file", setAt: null, kept: true },
    ],
  });
  core.answer("logins.adopt", { adopted: 1 });
  await key("k");
  await expect.poll(dialog).toBe("Sandi server kamera");
  await expect.element(page.getByText("tidak punya penyimpan rahasia", { exact: false })).toBeVisible();
  await userEvent.keyboard("https://c.example");
  await page.getByLabelText("Pengguna").fill("room");
  await page.getByLabelText("Sandi", { exact: true }).fill("rahasia");
  await page.screenshot({ path: "../../../out/browser/cameras-logins.png" });
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => sent("logins.set"))
    .toEqual([{ origin: "https://c.example", login: { user: "room", password: "rahasia" } }]);
  await expect.poll(() => document.querySelector<HTMLInputElement>("[type=password]")?.value).toBe("");
  await page.getByRole("button", { name: "Hapus" }).click();
  await page.getByRole("button", { name: "Ambil alih" }).click();
  await expect.poll(() => sent("logins.adopt")).toHaveLength(1);
  expect(sent("logins.clear")).toEqual([{ origin: "https://nvr.example" }]);
});

it("shows what was seen of cameras: the share of a day, since when there is none, and what was never seen", async () => {
  const now = Date.now();
  const hourMs = 3_600_000;
  const statuses = many.slice(0, 60).map(({ id }, n) =>
    cameraStatus(id, {
      lookedAt: now - n * 60_000,
      pictureAt: n % 7 === 3 ? null : now - n * 60_000,
      ...(n % 7 === 3 && { seen: "none", since: now - 2 * hourMs, day: { pictureMs: 0, noneMs: hourMs } }),
    }),
  );
  const thisHour = Math.floor(now / hourMs) * hourMs;
  const cameraHours = Array.from({ length: 150 }, (_, n) => ({
    hour: thisHour - n * hourMs,
    pictureMs: n % 11 === 5 ? 0 : n % 5 === 3 ? hourMs / 2 : hourMs,
    noneMs: n % 11 === 5 ? hourMs : n % 5 === 3 ? hourMs / 2 : 0,
  })).filter((_, n) => n % 9 !== 7);
  const { core } = await open({ cameraStatus: statuses, cameraHours });
  await page.getByRole("button", { name: /belum pernah terlihat$/ }).click();
  await expect.poll(shown).toBe(2000 - statuses.filter(({ pictureAt }) => pictureAt !== null).length);
  await press("a");
  await page.getByRole("button", { name: /mati$/ }).first().click();
  // Each hundredth by its gateway, one of seven as it was seen: 0 by its gateway is up as it was seen later.
  await expect.poll(shown).toBe(19 + statuses.filter(({ seen }) => seen === "none").length);
  core.patch("cameraStatus", [cameraStatus("camera-3", { lookedAt: now, pictureAt: now })]);
  await expect.poll(shown).toBe(19 + statuses.filter(({ seen }) => seen === "none").length - 1);
  await press("a", "j", "j", "j", "Enter");
  await expect.poll(() => document.querySelectorAll(".uptime-strip g").length).toBe(24 + 28);
  const percent = document.querySelector("[data-span=day] strong")?.textContent;
  expect(percent).toMatch(/^[78]\d %$/);
  await page.screenshot({ path: "../../../out/browser/cameras-status.png" });
});

it("shows the last picture of each camera in small with its age, asked for together and only for rows in sight", async () => {
  const now = Date.now();
  const statuses = many.map(({ id }, n) =>
    cameraStatus(id, { lookedAt: now, pictureAt: now, thumbnailAt: n === 4 ? null : now - n * 20_000 }),
  );
  const url = "http://127.0.0.1:10/4.m3u8";
  const cameras = many.map((each, n) => (n === 4 ? { ...each, url } : each));
  const { core, sent } = await openConsole({ cameras, secretStore }, 1920, 1080);
  core.answer("cameras.pictures", {
    pictures: await Promise.all(
      many
        .slice(0, 30)
        .map(async ({ id }, n) => ({ camera: id, takenAt: now - n * 20_000, jpeg: await jpeg(n) })),
    ),
  });
  await press("F4");
  await expect.poll(shown).toBe(2000);
  core.patch("cameraStatus", statuses);
  const pictures = () => [...document.querySelectorAll<HTMLImageElement>(".thumbnail img")];
  await expect.poll(() => pictures().filter(({ complete }) => complete).length).toBeGreaterThan(10);
  const [asked] = sent("cameras.pictures") as { cameras: string[] }[];
  expect(asked?.cameras).toContain("camera-0");
  expect(asked?.cameras).not.toContain("camera-4");
  expect(asked?.cameras.length).toBeLessThan(40);
  expect(document.querySelector(".thumbnail-age")?.textContent).toMatch(/dtk$/);
  // One without is looked at, and tells that nothing is there.
  await expect
    .poll(() => sent("glance.report"), { timeout: 15_000 })
    .toContainEqual({ camera: "camera-4", jpeg: null });
  await page.screenshot({ path: "../../../out/browser/cameras-pictures.png" });
  // A page that is turned gives up what it opened.
  await press("F3");
  expect(document.querySelectorAll(".glance")).toHaveLength(0);
});

/** A drawn picture, as a camera's would come. */
async function jpeg(n: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(160, 90);
  const context = canvas.getContext("2d")!;
  const sky = context.createLinearGradient(0, 0, 0, 90);
  sky.addColorStop(0, `hsl(${n * 40} 40% 55%)`);
  sky.addColorStop(1, "#333a33");
  context.fillStyle = sky;
  context.fillRect(0, 0, 160, 90);
  context.fillStyle = "#888";
  context.fillRect(60 + n, 40, 40, 50);
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
}

it("says so when there are no cameras, and when none matches", async () => {
  await open({ cameras: [] });
  await expect.element(page.getByText("Belum ada kamera.", { exact: false }).first()).toBeVisible();
  expect(document.body.textContent).not.toContain("Tidak ada yang cocok");
  await page.screenshot({ path: "../../../out/browser/cameras-none.png" });
});

it("is a page at a glance", async () => {
  await open();
  await press("j", "j", " ");
  await page.screenshot({ path: "../../../out/browser/cameras-page.png" });
  expect(marked()).toBe(1);
});
