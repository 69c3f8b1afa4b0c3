import { expect, it } from "vitest";
import { cameraUrl, cameraUrlFault, withoutCredentials } from "./camera.ts";

it.each([
  "https://cctv.example/simpang/index.m3u8",
  "http://10.0.0.4:8080/a.m3u8?quality=low",
  "simpang-ciledug/index.m3u8",
])("takes %s", (url) => expect(cameraUrlFault(url)).toBeUndefined());

it.each([
  ["rtsp://10.0.0.4/stream", "gateway"],
  ["https://admin:rahasia@cctv.example/a.m3u8", "without credentials"],
  ["https://cctv.example/a.m3u8?token=abc", "without credentials"],
  ["/a/index.m3u8", "leading slash"],
  ["//cctv.example/a.m3u8", "leading slash"],
  ["../secret/index.m3u8", "without .."],
  ["https://", "http(s) URL"],
  ["a b.m3u8", "http(s) URL"],
  ["", "http(s) URL"],
])("refuses %s", (url, expected) => expect(cameraUrlFault(url)).toContain(expected));

it("shows no secret", () => {
  expect(withoutCredentials("https://admin:rahasia@cctv.example/a.m3u8?token=abc")).toBe(
    "https://…@cctv.example/a.m3u8?…",
  );
});

it("joins a relative URL to the origin, whether that ends with a slash or not", () => {
  const camera = {
    id: "a",
    name: "A",
    place: [106, -6] as [number, number],
    district: "",
    tags: [],
    url: "a/i.m3u8",
  };
  expect(cameraUrl(camera, "http://127.0.0.1:9/hls")).toBe("http://127.0.0.1:9/hls/a/i.m3u8");
  expect(cameraUrl(camera, "http://127.0.0.1:9/hls/")).toBe("http://127.0.0.1:9/hls/a/i.m3u8");
});
