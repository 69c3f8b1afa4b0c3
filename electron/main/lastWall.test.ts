import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, onTestFinished, vi } from "vitest";
import { type WallDisplay, wallDisplaySchema } from "../../shared/domain/scene/display.ts";
import { rememberedWall, rememberWall, wereThere } from "./lastWall.ts";

const display = (n: number): WallDisplay => ({
  ...{ id: `HDMI-${n}`, label: "", x: n * 1920, y: 0, widthPx: 1920, heightPx: 1080 },
});
const wall = { foremost: "HDMI-1", displays: [display(0), display(1)] };

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "live-room-last-wall-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "last-wall.json");
}

it("is remembered from one run to the next", async () => {
  const file = newFile();
  expect(rememberedWall(file)).toBeUndefined();
  rememberWall(file, wall);
  await vi.waitFor(() => expect(readFileSync(file, "utf8")).toMatch(/}$/));
  expect(rememberedWall(file)).toEqual(wall);
});

it("is unknown where the file was cut, or holds something else", () => {
  const file = newFile();
  const { displays } = wall;
  const others = [null, 7, [], {}, { foremost: 1, displays }, { foremost: "a", displays: {} }];
  for (const text of ["", "{", ...others.map((other) => JSON.stringify(other))]) {
    writeFileSync(file, text);
    expect(rememberedWall(file), text).toBeUndefined();
  }
});

it("has only displays that the core would take", () => {
  const file = newFile();
  const field = fc.oneof(fc.constantFrom("", "a", 0, 1, -1, null, true), fc.double(), fc.constant(undefined));
  const found = fc.record(
    { id: field, label: field, x: field, y: field, widthPx: field, heightPx: field },
    { requiredKeys: [] },
  );
  const usual = fc.constantFrom("id", "label", "x", "y", "widthPx", "heightPx");
  fc.assert(
    fc.property(found, fc.subarray(Object.keys(display(0))), usual, (odd, kept, last) => {
      const sound = Object.fromEntries(Object.entries(display(0)).filter(([key]) => kept.includes(key)));
      const given = { ...odd, ...sound, ...(last in odd && { [last]: odd[last as keyof typeof odd] }) };
      writeFileSync(file, JSON.stringify({ foremost: "a", displays: [given] }));
      const written: unknown = JSON.parse(JSON.stringify(given));
      expect(rememberedWall(file) !== undefined).toBe(wallDisplaySchema.safeParse(written).success);
    }),
  );
});

it("knows displays by their names", () => {
  expect(wereThere(wall, [display(1)])).toBe(true);
  expect(wereThere(wall, [display(1), display(2)])).toBe(false);
  expect(wereThere(undefined, [display(0)])).toBe(false);
});
