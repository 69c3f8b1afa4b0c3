import { expect, it } from "vitest";
import { askedAt, linked, matching, type Reference, withReference } from "./references.ts";

const reference = (kind: Reference["kind"], id: string, name: string): Reference => ({
  kind,
  id,
  name,
  hint: "",
});
const all = [
  reference("camera", "CAM-7", "Pintu Air Periuk"),
  reference("officer", "DMK-3", "Peni Astuti"),
  reference("incident", "TL-PE", "Banjir"),
  reference("camera", "CAM-8", "Jembatan Periuk"),
];

it("asks for what stands behind an @, up to the cursor", () => {
  expect(askedAt("lihat @pin", 10)).toEqual({ begin: 6, asked: "pin" });
  expect(askedAt("@", 1)).toEqual({ begin: 0, asked: "" });
  expect(askedAt("surat a@b", 9)).toBeNull();
  expect(askedAt("lihat @pin lagi ya", 18)).toBeNull();
  expect(askedAt("lihat @pintu air", 16)).toEqual({ begin: 6, asked: "pintu air" });
});

it("offers those that begin so before those that hold it", () => {
  const found = (asked: string) => matching(all, asked).map(({ id }) => id);
  expect(found("pe")).toEqual(["DMK-3", "CAM-7", "TL-PE", "CAM-8"]);
  expect(found("cam-8")).toEqual(["CAM-8"]);
  expect(found("xyz")).toEqual([]);
  expect(found("")).toHaveLength(4);
});

it("puts the name where the letters stood, and keeps each reference once", () => {
  expect(withReference("lihat @pin ya", 6, 10, all[0]!)).toEqual({
    text: "lihat @Pintu Air Periuk  ya",
    cursor: 24,
  });
  const links = linked(linked([], all[0]!), all[0]!);
  expect(links).toEqual([{ kind: "camera", id: "CAM-7", name: "Pintu Air Periuk" }]);
});
