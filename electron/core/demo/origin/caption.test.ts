import { expect, it } from "vitest";
import { clockText, drawCaption } from "./caption.ts";
import { footageFolder } from "./decode.ts";
import { type Face, readLettering, widthOf, writable } from "./lettering.ts";
import { type Strip, stripBackground } from "./strip.ts";

const faces = await readLettering(footageFolder);
const at = Date.UTC(2026, 10, 24, 17, 42, 7, 600);

it("tells the time of the city's zone with the name that Indonesians give it", () => {
  expect(clockText("Asia/Jakarta", at)).toBe("2026-11-25 00:42:07 WIB");
  expect(clockText("Asia/Makassar", at)).toBe("2026-11-25 01:42:07 WITA");
  expect(clockText("Asia/Jayapura", at)).toBe("2026-11-25 02:42:07 WIT");
  expect(clockText("America/New_York", at)).toMatch(/^2026-11-24 12:42:07 \S+$/);
});

it("writes names in capitals, without what the letters lack", () => {
  expect(writable("Masjid Raya Al-A'zhom, Ciledug Indáh №1")).toBe(
    "MASJID RAYA AL-A'ZHOM, CILEDUG INDAH NO1",
  );
  expect(writable("市场")).toBe("??");
});

/** The columns that hold ink, from left to right. */
function inked(strip: Strip): number[] {
  const width = strip.widthMbs * 16;
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    for (let row = 0; row < strip.heightMbs * 16; row++) {
      if (strip.luma[row * width + column] !== stripBackground) return true;
    }
    return false;
  });
}

const captionOf = (face: Face, camera: string, moment = at) =>
  drawCaption({ camera, zone: "Asia/Jakarta" }, face, (face.height / 16) * 20, face.height / 16, moment);

it.each([180, 360, 720])("keeps name and time apart at %i rows, however long the name is", (height) => {
  const face = faces.get(height)!;
  const short = captionOf(face, "Simpang");
  const long = captionOf(face, "Terowongan Tol JORR Hasyim Ashari arah Jakarta sekali lagi");
  const width = short.widthMbs * 16;
  const timeLeft = width - Math.round(face.height / 4) - widthOf(face, clockText("Asia/Jakarta", at));
  const gaps = (strip: Strip) =>
    inked(strip).filter((column) => column >= timeLeft - face.height / 2 && column < timeLeft);
  expect(gaps(short)).toEqual([]);
  expect(gaps(long)).toEqual([]);
  // The time is the same under both names, and not cut off.
  const timeOf = (strip: Strip) => inked(strip).filter((column) => column >= timeLeft);
  expect(timeOf(long)).toEqual(timeOf(short));
  expect(timeOf(short).at(-1)).toBeLessThan(width - 1);
  expect(inked(long).length).toBeGreaterThan(inked(short).length);
  // Full white is in it, so that the eye has something to hold on to.
  expect(Math.max(...short.luma)).toBe(235);
});

it("moves nothing but the digits when a second passes", () => {
  const face = faces.get(180)!;
  const [one, next] = [captionOf(face, "Simpang"), captionOf(face, "Simpang", at + 1000)];
  const width = one.widthMbs * 16;
  const changed = new Set(
    [...one.luma].flatMap((sample, index) => (sample === next.luma[index] ? [] : [index % width])),
  );
  const zoneLeft = width - Math.round(face.height / 4) - widthOf(face, " WIB");
  expect(changed.size).toBeGreaterThan(0);
  expect(Math.max(...changed)).toBeLessThan(zoneLeft);
  expect(Math.min(...changed)).toBeGreaterThanOrEqual(zoneLeft - widthOf(face, "7"));
});

it("has every letter that a caption can hold, in every size, digits alike in width", () => {
  const letters = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
  for (const face of faces.values()) {
    for (const letter of letters) expect(face.glyphs.has(writable(letter)), letter).toBe(true);
    expect(new Set([..."0123456789"].map((digit) => widthOf(face, digit))).size).toBe(1);
  }
});
