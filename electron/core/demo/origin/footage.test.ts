import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { footageFolder, shippedFootage } from "./decode.ts";
import { createFootageShelf, parseFootage, readFootageList } from "./footage.ts";
import { nalType, splitByteStream, typeOf } from "./nal.ts";
import { FootageUnusable } from "./parameters.ts";
import { captionStripRows } from "./strip.ts";

const list = await readFootageList(footageFolder);
const shipped = await shippedFootage("junction", 180);
const renditions = Object.entries(list.scenes).flatMap(([scene, all]) =>
  all.map(({ height }) => ({ scene, height })),
);

it.each(renditions)("is what its list says: $scene at $height rows", async ({ scene, height }) => {
  const { rendition, footage } = await shippedFootage(scene, height);
  expect(footage.sequence).toMatchObject({ width: rendition.width, height, codec: rendition.codec });
  expect(footage.segments).toHaveLength(rendition.segments);
  expect(footage.stripRows).toBe(captionStripRows(height));
  for (const [first, ...others] of footage.segments) {
    expect(others).toHaveLength(list.framesPerSecond * list.segmentSeconds - 1);
    expect(first!.strip.header).toMatchObject({ isIntra: true, frameNum: 0 });
    expect(others.every(({ strip }) => !strip.header.isIntra)).toBe(true);
  }
});

describe("a stream that the caption cannot be written into", () => {
  const startCode = Buffer.from([0, 0, 0, 1]);
  /** The shipped stream with its units changed, or left out where `change` gives nothing. */
  function changed(change: (nal: Buffer, type: number) => Buffer | undefined): Buffer {
    const nals = splitByteStream(shipped.stream).flatMap(
      (nal) => change(Buffer.from(nal), typeOf(nal)) ?? [],
    );
    return Buffer.concat(nals.flatMap((nal) => [startCode, nal]));
  }

  it("is refused without parameter sets", () => {
    const stream = changed((nal, type) => (type === nalType.pps ? undefined : nal));
    expect(() => parseFootage(stream)).toThrow(FootageUnusable);
    expect(() => parseFootage(Buffer.from("not a video"))).toThrow(/parameter sets/);
  });

  it("is refused in another profile", () => {
    const stream = changed((nal, type) => {
      if (type === nalType.sps) nal[1] = 100;
      return nal;
    });
    expect(() => parseFootage(stream)).toThrow(/baseline profile \(66\), found 100/);
  });

  it("is refused where the strip has no slice of its own", () => {
    const strips = new Set(shipped.footage.segments.flat().map(({ strip }) => strip.nal.toString("base64")));
    // The first slice of every picture, as if it were all of it.
    const stream = changed((nal, type) => {
      const isSlice = type === nalType.slice || type === nalType.idrSlice;
      return isSlice && !strips.has(nal.toString("base64")) ? undefined : nal;
    });
    expect(() => parseFootage(stream)).toThrow(/slice of its own/);
  });
});

it("reads once what is there, and again what was not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "live-room-footage-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const take = createFootageShelf(folder);
  await expect(take(shipped.rendition)).rejects.toMatchObject({ code: "ENOENT" });
  await writeFile(join(folder, shipped.rendition.file), shipped.stream);
  const first = await take(shipped.rendition);
  await rm(join(folder, shipped.rendition.file));
  expect(await take(shipped.rendition)).toBe(first);
});
