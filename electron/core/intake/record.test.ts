import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignReportId, ownId } from "./foreign.ts";
import { type RecordWords, readRecord } from "./record.ts";

const now = Date.parse("2026-11-24T08:00:00Z");
const words: RecordWords = {
  ...{ service_request_id: "17", status: "open", service_code: "S-1", description: "Sampah" },
  ...{ lat: -6.18, long: 106.63, requested_datetime: "2026-11-24T07:00:00Z" },
};
const read = (more: Partial<Record<string, unknown>> = {}) =>
  readRecord(
    { ...words, ...more },
    {
      source: "dlh",
      channel: "DLH",
      zone: "Asia/Jakarta",
      categoryOf: (code) => (code === "S-1" ? "sampah" : code),
      now,
    },
  );
function reportOf(more: Partial<Record<string, unknown>> = {}) {
  const result = read(more);
  if (!("report" in result)) throw new Error(`expected a report, found ${result.fault.code}`);
  return result.report;
}

it("is a report under its source's name, in the city's category", () => {
  expect(reportOf()).toMatchObject({
    ...{ service_request_id: "dlh:17", service_code: "sampah", channel: "DLH", status: "open" },
    requested_datetime: Date.parse("2026-11-24T07:00:00Z"),
  });
  expect(reportOf({ service_request_id: 17, status: "Closed" })).toMatchObject({
    ...{ service_request_id: "dlh:17", status: "closed" },
  });
});

it("keeps what people write as it is: HTML, emoji, right to left, 10 000 characters", () => {
  for (const description of ["<script>alert(1)</script>", "🔥🚒 مرحبا بالعالم", "ж".repeat(10_000)]) {
    expect(reportOf({ description }).description).toBe(description);
  }
  expect(reportOf({ description: null }).description).toBe("");
  expect(read({ description: "x".repeat(20_001) })).toMatchObject({ fault: { code: "schema" } });
});

it("reads numbers as texts and with decimal commas, and times without zone as the city's", () => {
  expect(reportOf({ lat: "-6,18", long: " 106.63 " })).toMatchObject({ lat: -6.18, long: 106.63 });
  for (const local of ["2026-11-24 14:00", "2026-11-24T14:00:00"])
    expect(reportOf({ requested_datetime: local }).requested_datetime).toBe(
      Date.parse("2026-11-24T07:00:00Z"),
    );
  expect(reportOf({ requested_datetime: "2026-11-24 14:00:30+07:00" }).requested_datetime).toBe(
    Date.parse("2026-11-24T07:00:30Z"),
  );
});

it("keeps photos that are links, and what is none keeps no report out", () => {
  expect(reportOf({ media_url: "javascript:alert(1)" }).media_urls).toEqual([]);
  expect(reportOf({ media_url: ["https://a.example/1.jpg", 7, "x"] }).media_urls).toEqual([
    "https://a.example/1.jpg",
  ]);
});

it("without an id is known again by what it says", () => {
  const id = (more = {}) => reportOf({ service_request_id: "", ...more }).service_request_id;
  expect(id()).toBe(id());
  expect(id()).not.toBe(id({ description: "Lain" }));
});

describe("is refused with where and why", () => {
  it.each([
    ["without a place", { lat: null }, "no-place"],
    ["at 0, 0, which means nowhere", { lat: 0, long: 0 }, "no-place"],
    ["with a place that is a word", { lat: "sini" }, "no-place"],
    ["beyond the pole", { lat: 96 }, "schema"],
    ["without a time", { requested_datetime: undefined }, "time"],
    ["at a time that is none", { requested_datetime: "kemarin" }, "schema"],
    ["from the day after tomorrow", { requested_datetime: "2026-11-26T08:00:00Z" }, "future-time"],
    ["without a category", { service_code: " " }, "schema"],
    ["in a state of its own", { status: "maybe" }, "schema"],
    ["with an endless id", { service_request_id: "9".repeat(100) }, "schema"],
  ])("%s", (_, more, code) => {
    expect(read(more)).toMatchObject({ fault: { code, detail: expect.stringMatching(/./) } });
  });

  it("or is a report, whatever it holds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(words)), fc.anything()), (more) => {
        const result = read(more);
        expect("report" in result || result.fault.detail.length > 0).toBe(true);
      }),
    );
  });
});

it("an id of somebody else fits a topic, and comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (id) => {
      const ours = foreignReportId("dlh", id);
      expect(ours).not.toMatch(/[/+#\s]/);
      expect(ownId("dlh", ours)).toBe(id);
      expect(ownId("dl", ours)).toBeUndefined();
    }),
  );
});
