import { expect, it } from "vitest";
import { cameraUrl, cameraUrlFault, splitCredentials, withoutCredentials } from "./camera.ts";

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

it.each([
  ["https://cctv.example/a.m3u8", "https://cctv.example/a.m3u8", null],
  ["https://u:p@cctv.example/a.m3u8?x=1", "https://cctv.example/a.m3u8?x=1", { user: "u", password: "p" }],
  ["rtsp://admin:r%40hasia@10.0.0.4:554/s", "rtsp://10.0.0.4:554/s", { user: "admin", password: "r@hasia" }],
  ["http://admin:p@ss:w@h/a", "http://h/a", { user: "admin", password: "p@ss:w" }],
  ["http://tok@h/a", "http://h/a", { user: "tok", password: "" }],
  ["http://@h/a", "http://h/a", null],
  ["http://%zz:1@h/a", "http://h/a", { user: "%zz", password: "1" }],
  ["http:\\\\u:p@h\\a", "http:\\\\h\\a", { user: "u", password: "p" }],
  ["http://h/a@b", "http://h/a@b", null],
  ["a/b@c.m3u8", "a/b@c.m3u8", null],
])("splits the login off %s", (given, url, login) => {
  expect(splitCredentials(given)).toEqual({ url, login });
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
