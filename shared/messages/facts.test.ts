import { describe, expect, it } from "vitest";
import { dutyMessage, isoTime, positionMessage, reportMessage } from "./facts.ts";

describe("a time", () => {
  it.each([
    ["2026-11-24T08:42:10.250Z", Date.UTC(2026, 10, 24, 8, 42, 10, 250)],
    ["2026-11-24T15:42:10.250+07:00", Date.UTC(2026, 10, 24, 8, 42, 10, 250)],
    ["2026-11-24T15:42:10+0700", Date.UTC(2026, 10, 24, 8, 42, 10)],
    ["2026-11-24T08:42Z", Date.UTC(2026, 10, 24, 8, 42)],
    ["2026-11-24T08:42:10.123456Z", Date.UTC(2026, 10, 24, 8, 42, 10, 123)],
    ["2028-02-29T00:00:00Z", Date.UTC(2028, 1, 29)],
    ["1970-01-01T00:00:00Z", 0],
  ])("%s is read", (text, ms) => {
    expect(isoTime.parse(text)).toBe(ms);
  });

  it.each([
    "2026-11-24T08:42:10",
    "2026-11-24",
    "2026-11-24Z",
    "2026-11-24 08:42:10Z",
    "2026-02-30T00:00:00Z",
    "2026-02-29T23:30:00+07:00",
    "2026-13-01T00:00:00Z",
    "2026-11-24T25:00:00Z",
    "24 Nov 2026 08:42:10 Z",
    "phone 2026-11-24 Z",
    "1969-12-31T23:59:59Z",
    "2100-01-02T00:00:00Z",
    `2026-11-24T08:42:10.${"0".repeat(40)}Z`,
    "",
  ])("%s is refused", (text) => {
    expect(isoTime.safeParse(text).success).toBe(false);
  });
});

const time = "2026-11-24T08:42:10.250Z";

it("fields that nobody knows yet are dropped, so that a newer phone still works", () => {
  const position = { place: [106.6, -6.2], time, satellites: 9 };
  expect(positionMessage.parse(position)).toEqual({ place: [106.6, -6.2], time: Date.parse(time) });
});

it.each([
  { place: [181, 0], time },
  { place: [106.6, -90.1], time },
  { place: [106.6], time },
  { place: [106.6, null], time },
  { place: [106.6, -6.2], time, headingDeg: 361 },
  { place: [106.6, -6.2], time, battery: 80 },
  { place: [106.6, -6.2] },
  [],
  null,
  "x",
])("position %j is refused", (position) => {
  expect(positionMessage.safeParse(position).success).toBe(false);
});

it("an attendance event's id can be part of no other topic", () => {
  const of = (id: string) => dutyMessage.safeParse({ events: [{ id, type: "in", time }] }).success;
  expect(of("P-1-in")).toBe(true);
  for (const id of ["", "a/b", "+", "a#", "x".repeat(81)]) expect(of(id), id).toBe(false);
});

const report = {
  service_request_id: "TL-1",
  status: "open",
  service_code: "sampah",
  description: "Sampah di trotoar",
  lat: -6.18,
  long: 106.63,
  requested_datetime: time,
};

it("a report may leave out what Open311 lets it leave out", () => {
  const sparse = { ...report, address: null, reporter: { name: null } };
  expect(reportMessage.parse(sparse)).toMatchObject({ address: null, channel: "?" });
});

it("a photo is at an http(s) address", () => {
  const withPhoto = (url: string) => reportMessage.safeParse({ ...report, media_urls: [url] }).success;
  expect(withPhoto("https://foto.example/1.jpg")).toBe(true);
  for (const url of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "1.jpg", ""]) {
    expect(withPhoto(url), url).toBe(false);
  }
});
