/** The drills that are shipped, played in the city that is shipped. */
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { districtFinder } from "../../../../shared/domain/city/district.ts";
import { cityRoads } from "../../../../shared/domain/city/roads.ts";
import { onDutyCrews } from "../../../../shared/domain/city/shift.ts";
import { ordinaryDay } from "../../../../shared/domain/drill.ts";
import { distanceM } from "../../../../shared/domain/place.ts";
import { readFact } from "../../../../shared/messages/read.ts";
import { factTopic } from "../../../../shared/messages/topics.ts";
import { loadCity } from "../../city/load.ts";
import { loadDrill } from "./scenario.ts";
import { createDrillWorld } from "./world.ts";

const resources = fileURLToPath(new URL("../../../../resources/", import.meta.url));
const { city } = await loadCity(`${resources}cities/36.71`);
const drills = (await readdir(`${resources}drills`)).map((file) => file.replace(/\.yaml$/, ""));
const hourMs = 3_600_000;

if (!city) throw new Error("expected the demo city to load (npm run city:check tells more)");

it.each(drills)("%s fits the demo city", async (name) => {
  await loadDrill(resources, name, city);
});

const districtOf = districtFinder(city.districtAreas);
const flood = await loadDrill(resources, "banjir-periuk", city);

describe("banjir-periuk", () => {
  const startMs = Date.UTC(2026, 10, 24, 9);
  const world = createDrillWorld({ city, drill: flood, seed: 1, startMs });
  const messages = world.advance(startMs + hourMs);
  const scripted = new Set(flood.script.flatMap((entry) => ("report" in entry ? [entry.report.text] : [])));

  it("brings forty reports in ten minutes, each of them once, most of them near another", () => {
    const told = messages.flatMap(({ kind, atMs, body }) => {
      const report = body as { status?: string; description: string; lat: number; long: number } | null;
      return kind === "report" && report?.status === "open" && scripted.has(report.description)
        ? [{ atMs, ...report }]
        : [];
    });
    expect(told).toHaveLength(40);
    expect(new Set(told.map(({ description }) => description)).size).toBe(40);
    expect(Math.max(...told.map(({ atMs }) => atMs))).toBeLessThanOrEqual(startMs + 600_000);
    const beside = told.filter((report, index) =>
      told.some(
        (other, at) => at < index && distanceM([report.long, report.lat], [other.long, other.lat]) < 150,
      ),
    );
    expect(beside.length).toBeGreaterThan(25);
    for (const { long, lat } of told) expect(districtOf([long, lat])).toBe("36.71.08");
  });

  it.each(["tma-periuk", "tma-kali-ledug", "hujan-periuk"])(
    "%s rises over its alarm and falls again",
    (id) => {
      const { warning, alarm } = city.sensors.find((sensor) => sensor.id === id)!.limits;
      const values = messages
        .filter((message) => message.kind === "sensor" && message.id === id)
        .map(({ body }) => (body as { value: number }).value);
      expect(values[0]).toBeLessThan(warning);
      expect(Math.max(...values)).toBeGreaterThan(alarm);
      expect(values.at(-1)).toBeLessThan(warning);
    },
  );
});

it.each([
  ["macet-jatiuwung", "macet", ["36.71.02", "36.71.09"]],
  ["kebakaran-pasar-anyar", "kebakaran", ["36.71.01"]],
])("%s is told in many voices and channels, where it happens", async (name, category, districts) => {
  const { script } = await loadDrill(resources, name, city);
  const reports = script.flatMap((entry) => ("report" in entry ? [entry.report] : []));
  expect(reports.length).toBeGreaterThanOrEqual(19);
  expect(reports.filter((report) => report.category === category).length).toBeGreaterThan(8);
  expect(new Set(reports.map(({ text }) => text)).size).toBe(reports.length);
  expect(new Set(reports.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(4);
  for (const { place, address } of reports) {
    expect(districts, address).toContain(districtOf(place));
  }
});

const drill = await loadDrill(resources, ordinaryDay, city);

describe("an ordinary hour in Tangerang", () => {
  /** 08:00 in the city. */
  const startMs = Date.UTC(2026, 10, 24, 1);
  const world = createDrillWorld({ city, drill, seed: 1, startMs });
  const messages = world.advance(startMs + hourMs);
  const positions = messages.filter((message) => message.kind === "position");

  it("is told in messages that the room accepts", () => {
    for (const { kind, id, body } of messages) {
      const text = body ? JSON.stringify(body) : "";
      const fact = readFact(city.topicRoot, factTopic(city.topicRoot, kind, id), text.length, () => text);
      expect(fact, text).not.toHaveProperty("reason");
    }
  });

  it("has the planned crews on the streets, many of them moving", () => {
    const crews = new Set(onDutyCrews(city, startMs).map(({ crew }) => crew));
    const planned = city.officers.filter(({ crew }) => crews.has(crew)).map(({ id }) => id);
    const seen = new Set(positions.map(({ id }) => id));
    expect(seen.size).toBeGreaterThan(planned.length * 0.85);
    expect(positions.length / 3600).toBeGreaterThan(8);
    const moving = positions.filter(({ body }) => (body as { speedMps: number }).speedMps > 0);
    expect(moving.length / positions.length).toBeGreaterThan(0.3);
  });

  it("has streets that all meet", () => {
    const { edges } = cityRoads(city);
    const reached = new Set([0]);
    for (const node of reached) for (const edge of edges[node]!) reached.add(edge.to);
    expect(reached.size).toBe(edges.length);
  });

  it("opens three to six reports a minute and closes them again", () => {
    const told = messages.filter(({ kind, body }) => kind === "report" && body);
    const opened = told.filter(({ body }) => (body as { status: string }).status === "open").length;
    expect(opened / 60).toBeGreaterThan(2.5);
    expect(opened / 60).toBeLessThan(6);
    expect(world.memory().open.length).toBeLessThan(52);
  });
});
