import { describe, expect, it } from "vitest";
import { endless, say } from "../../../tests/peers/intake-server.ts";
import type { Open311Server, ServiceRequest } from "../../../tests/peers/open311-server.ts";
import { now } from "../link/testing.ts";
import { eventually } from "../link/testingLink.ts";
import { asking, type IntakeRoom, intakeRoom, open311, open311City } from "./testing.ts";

const iso = (ms: number) => new Date(ms).toISOString();
const minute = 60_000;
const request = (id: string | number, agoMs = 0, more: Partial<ServiceRequest> = {}): ServiceRequest => ({
  ...{ service_request_id: id, status: "open", service_code: "sampah", service_name: "Sampah" },
  ...{ description: `Sampah ${id}`, lat: -6.18, long: "106.63", address: "Jalan Veteran", media_url: null },
  ...{ requested_datetime: iso(now - agoMs), updated_datetime: iso(now - agoMs), ...more },
});

const ids = ({ sources }: IntakeRoom) => [...sources.reports.values()].map(({ id }) => id).sort();
const rowOf = ({ sources }: IntakeRoom) => sources.intakeSources.get("dlh");

/** Asked once more than before, and told how it went. */
async function polled(room: IntakeRoom, intake: ReturnType<typeof asking>) {
  await eventually(() => expect(rowOf(room)?.busy).toBe(false));
  intake.commands["intake.poll"]({ source: "dlh" });
  expect(rowOf(room)?.busy).toBe(true);
  await eventually(() => expect(rowOf(room)?.busy).toBe(false));
  return rowOf(room);
}

it("brings every page, in the city's categories, and moves on from there after a start too", async () => {
  const server = await open311({
    services: [
      { service_code: "S-1", service_name: "Waste" },
      { service_code: "S-9", service_name: "Ghosts" },
    ],
  });
  const all = Array.from({ length: 250 }, (_, index) =>
    request(index, index * minute, { service_code: "S-1" }),
  );
  server.requests311.push(...all);
  const room = intakeRoom(open311City(server.url, { services: { "S-1": "sampah" }, jurisdiction: "36.71" }));
  const first = asking(room);
  expect(rowOf(room)).toMatchObject({ state: "never", lastSuccessAt: null, host: new URL(server.url).host });
  expect(await polled(room, first)).toMatchObject({
    ...{ state: "ok", accepted: 250, refused: 0, fault: null, unmapped: ["S-9"], lastSuccessAt: now },
  });
  expect(ids(room).length).toBe(250);
  expect(room.sources.reports.get("dlh:7")).toMatchObject({
    category: "sampah",
    channel: "DLH",
    text: "Sampah 7",
  });
  const pages = server.requests.filter(({ path }) => path === "/v2/requests.json").map(({ query }) => query);
  expect(pages.map((query) => query.get("page"))).toEqual(["1", "2", "3"]);
  expect(pages.every((query) => query.get("jurisdiction_id") === "36.71")).toBe(true);
  await first.close();

  server.requests311.push(request("new", 0, { service_code: "S-1" }));
  server.requests.length = 0;
  const second = asking(room);
  await polled(room, second);
  await polled(room, second);
  expect(ids(room)).toContain("dlh:new");
  expect(rowOf(room)).toMatchObject({ accepted: 251 });
  const starts = server.requests.flatMap(({ query }) => query.get("start_date") ?? []);
  expect(Date.parse(starts.at(-1)!)).toBe(now - 3600_000);
});

it("hears that an old report was closed", async () => {
  const server = await open311();
  const old = request("old", 5 * 24 * 3600_000);
  server.requests311.push(
    old,
    ...Array.from({ length: 60 }, (_, index) => request(`x-${index}`, 25 * 24 * 3600_000)),
  );
  const room = intakeRoom(open311City(server.url));
  const intake = asking(room);
  await polled(room, intake);
  server.requests311[0] = { ...old, status: "closed", updated_datetime: iso(now - minute) };
  server.requests311[1] = {
    ...request("x-0", 25 * 24 * 3600_000),
    status: "closed",
    updated_datetime: iso(now),
  };
  await polled(room, intake);
  await polled(room, intake);
  expect(room.sources.reports.get("dlh:old")?.status).toBe("closed");
  expect(room.sources.reports.get("dlh:x-0")?.status).toBe("closed");
  expect(rowOf(room)?.accepted).toBe(63);
});

it("ends with a server that knows no pages, and with one that has too many", async () => {
  const server = await open311({ hasPages: false });
  server.requests311.push(...Array.from({ length: 150 }, (_, index) => request(index)));
  const room = intakeRoom(open311City(server.url));
  expect(await polled(room, asking(room))).toMatchObject({ state: "ok", accepted: 150 });
});

it("takes in what it can, and says once of what it cannot why", async () => {
  const server = await open311();
  server.requests311.push(
    request("html", 0, { description: "<img src=x onerror=alert(1)>" }),
    request("rtl", 0, { description: "مرحبا 🚒".repeat(1000) }),
    request("far", 0, { lat: -7.8, long: 110.4 }),
    request("nowhere", 0, { lat: null }),
    request("later", 0, { requested_datetime: iso(now + 48 * 3600_000) }),
    request("", 0),
  );
  const room = intakeRoom(open311City(server.url));
  const intake = asking(room);
  await polled(room, intake);
  expect(await polled(room, intake)).toMatchObject({
    ...{
      state: "ok",
      accepted: 3,
      refused: 3,
      fault: { code: "schema", detail: expect.stringMatching(/^\w/) },
    },
  });
  expect(ids(room)).toEqual(["dlh:far", "dlh:html", "dlh:rtl"]);
  expect(room.sources.reports.get("dlh:far")?.outside).toBe(true);
});

it("does not speak of another source's reports", async () => {
  const server = await open311();
  server.requests311.push(request("TL-1"), request("../x#+"));
  const room = intakeRoom(open311City(server.url));
  await polled(room, asking(room));
  expect(ids(room)).toEqual(["dlh:..%2Fx%23%2B", "dlh:TL-1"]);
});

describe("a server that does as it should not", () => {
  type Trouble = Exclude<Open311Server["trouble"], undefined>;
  const troubles: [string, string, Trouble][] = [
    ["writes without end", "too-large", (_, response) => endless(response, "application/json")],
    [
      "announces 200 MB",
      "too-large",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": 200_000_000 });
        response.write("[");
      },
    ],
    [
      "sends less than it announced",
      "length",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": 500 });
        response.write("[]");
        setImmediate(() => response.destroy());
      },
    ],
    [
      "points to another host",
      "redirect",
      (_, response) => response.writeHead(302, { location: "http://127.0.0.2:9/" }).end(),
    ],
    ["answers with a page", "content-type", (_, response) => say(response, "text/html", "<p>")],
    ["answers with half a JSON", "not-json", (_, response) => say(response, "application/json", "[{")],
    ["answers with something else", "schema", (_, response) => say(response, "application/json", "{}")],
    ["is broken", "http-status", (_, response) => say(response, "application/json", "{}", 500)],
  ];

  it.each(troubles)(
    "%s: it is said, nothing is lost, and it is over when it is",
    async (_, code, trouble) => {
      const server = await open311();
      server.requests311.push(request("a"));
      const room = intakeRoom(open311City(server.url));
      const intake = asking(room);
      await polled(room, intake);
      server.requests311.push(request("b"));
      server.trouble = trouble;
      expect(await polled(room, intake)).toMatchObject({
        state: "failing",
        fault: { code, at: now },
        accepted: 1,
      });
      expect(ids(room)).toEqual(["dlh:a"]);
      server.trouble = undefined;
      expect(await polled(room, intake)).toMatchObject({ state: "ok", fault: { code }, accepted: 2 });
      expect(ids(room)).toEqual(["dlh:a", "dlh:b"]);
    },
  );

  it("in the middle of its pages: all of them are read again", async () => {
    const server = await open311();
    server.requests311.push(...Array.from({ length: 250 }, (_, index) => request(index, index * minute)));
    server.trouble = ({ query }, response) =>
      query.get("page") === "3" ? say(response, "application/json", "", 502) : false;
    const room = intakeRoom(open311City(server.url));
    const intake = asking(room);
    expect(await polled(room, intake)).toMatchObject({ state: "failing", accepted: 200 });
    expect(room.store.intakeSources.get("dlh").watermark).toBeNull();
    server.trouble = undefined;
    expect(await polled(room, intake)).toMatchObject({ state: "ok", accepted: 250 });
  });
});

it("shows what is needed to be let in to its own server, and keeps it out of log and fault", async () => {
  const server = await open311();
  const room = intakeRoom(open311City(server.url));
  server.trouble = (_, response) => say(response, "application/json", "{}", 401);
  const intake = asking(room, new Map([[server.url, { authorization: "Bearer s3cret" }]]));
  const row = await polled(room, intake);
  expect(server.requests[0]?.headers.authorization).toBe("Bearer s3cret");
  expect(JSON.stringify([row, intake.log.lines])).not.toContain("s3cret");
  expect(intake.log.lines).not.toEqual([]);
});

it("a source that nobody has is none", () => {
  expect(() => asking(intakeRoom()).commands["intake.poll"]({ source: "x" })).toThrow("unknown-source");
  expect(() => asking(intakeRoom()).commands["intake.import"]({})).toThrow("nothing-to-import");
});
