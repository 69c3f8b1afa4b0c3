import { expect, it, vi } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import { storeInMemory } from "../store/testing.ts";
import { LiveCameras } from "./cameras.ts";
import { createSources } from "./sources.ts";

it("a camera is of the directory, with what its gateway said last", () => {
  const { cameras: repository } = storeInMemory();
  const { cameras: rows } = createSources();
  const say = (camera: string, since: number) =>
    repository.putHealth({
      camera,
      state: "down",
      since,
      bitrateKbps: null,
      viewers: null,
      receivedAt: since,
    });
  say("CAM-1", 5);
  say("gone", 5);
  const cameras = new LiveCameras(smallCity().cameras, "https://cctv.example", repository, rows);
  expect(rows.size).toBe(smallCity().cameras.length);
  expect(rows.get("CAM-1")).toMatchObject({
    ...{ url: "https://cctv.example/CAM-1/index.m3u8", bearingDeg: null, health: "down", healthSince: 5 },
  });
  expect(rows.get("CAM-2")).toMatchObject({ health: "unknown", healthSince: null });
  say("CAM-2", 7);
  cameras.refresh(new Set(["CAM-2", "CAM-3", "gone"]));
  expect(rows.get("CAM-2")).toMatchObject({ health: "down", healthSince: 7 });
  expect(rows.get("CAM-3")).toMatchObject({ health: "unknown" });
  expect(rows.get("gone")).toBeUndefined();

  const sent = vi.fn();
  rows.watch(sent);
  say("CAM-2", 7);
  cameras.refresh(new Set(["CAM-2"]));
  expect(sent).not.toHaveBeenCalled();
});
