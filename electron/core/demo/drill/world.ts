/**
 * The drill's city as it lives: what its officers, gateways and citizens publish, and when. Pure: time comes in
 * as a number and randomness as a seed; what the room tells comes in with its time.
 *
 * Guarantees: the same city, drill, seed, start, memory and the same told at the same times give the same messages,
 * whatever the steps in which time advances; messages come in the order of their times.
 */

import type { City } from "../../../../shared/domain/city/index.ts";
import { cityRoads } from "../../../../shared/domain/city/roads.ts";
import type { Drill } from "../../../../shared/domain/drill.ts";
import { Heap } from "../../../../shared/domain/heap.ts";
import { seededRandom, seedOf } from "../../../../shared/domain/random.ts";
import type { Injection } from "../../../../shared/domain/training/injection.ts";
import { factTopic } from "../../../../shared/messages/topics.ts";
import { Attendance, type SpansOn } from "./attendance.ts";
import { CameraGateway } from "./cameras.ts";
import { type DrillMemory, noMemory } from "./memory.ts";
import type { Actor, DrillMessage } from "./message.ts";
import { Phone } from "./officer.ts";
import { OrderBook } from "./orders.ts";
import { hastenedDrill } from "./pace.ts";
import { ReportGateway } from "./reports.ts";
import { scheduled } from "./script.ts";
import { SensorStation } from "./sensors.ts";
import type { Told } from "./told.ts";

export interface DrillWorld {
  /** Everything that is published up to and including a moment (epoch ms). */
  advance(toMs: number): DrillMessage[];
  /** Takes in what the room tells at the moment up to which time has advanced. What it leads to comes later. */
  hear(told: Told): void;
  /** The room's plan is another one: who is on duty goes by it from the moment up to which time has advanced. */
  replan(): void;
  /** Lets something happen beside the script, from the moment up to which time has advanced. */
  insert(what: WorldInjection): void;
  /** What a broker that forgot everything must be told again. */
  retained(): DrillMessage[];
  /** What the next run must remember. */
  memory(): DrillMemory;
}

/** What the world itself does; cameras' pictures and the broker are not in it. */
export type WorldInjection = Extract<
  Injection,
  { kind: "report" | "officer-no-answer" | "officer-silent" | "camera-down" | "sensor" }
>;

/** How a report that was inserted came in. */
const insertedChannel = "112";
const sensorEveryMs = 10_000;

export interface DrillStart {
  readonly city: City;
  readonly drill: Drill;
  readonly seed: number;
  readonly startMs: number;
  readonly remembered?: DrillMemory;
  /** When officers are planned; by the city's rotation where it is absent. */
  readonly spansOn?: SpansOn;
  /** How many times faster than on an ordinary day things happen. */
  readonly speed?: number;
  /** When its script began, where an earlier run has played a part of it; at the start where absent. */
  readonly scriptBeganMs?: number;
}

export function createDrillWorld(start: DrillStart): DrillWorld {
  const { city, seed, startMs, remembered = noMemory, speed = 1, scriptBeganMs = startMs } = start;
  const drill = hastenedDrill(start.drill, speed);
  const script = scheduled(drill.script, scriptBeganMs, speed);
  const graph = cityRoads(city);
  const posts = new Map(city.posts.map((post) => [post.id, post.place]));
  const streamOf = (name: string) => seededRandom(seedOf(seed, name));

  const reports = new ReportGateway(
    drill.reports,
    script.reports,
    streamOf("reports"),
    startMs,
    remembered.open,
  );
  const cameras = new CameraGateway(
    city.cameras,
    drill.cameras,
    script.outages,
    streamOf("cameras"),
    startMs,
  );
  const sensors = city.sensors.map((sensor) => {
    const courses = script.courses.filter((course) => course.sensor === sensor.id);
    return new SensorStation(sensor, drill.sensors, courses, streamOf(`sensor ${sensor.id}`), startMs);
  });
  const orderBooks = new Map<string, OrderBook>();
  const phones = new Map<string, Phone>();
  const attendances: Attendance[] = [];
  const officers = city.officers.flatMap((officer): Actor[] => {
    const post = posts.get(officer.post) ?? city.centre;
    const habits = drill.officers;
    const attendance = new Attendance(city, officer, post, habits, seed, startMs, start.spansOn);
    attendances.push(attendance);
    const stream = streamOf(`phone ${officer.id}`);
    const phone = new Phone(officer, post, habits, graph, attendance, stream, startMs, speed);
    const orders = remembered.orders.filter((kept) => kept.officer === officer.id);
    const book = new OrderBook(officer.id, phone, habits.orders, orders, startMs);
    orderBooks.set(officer.id, book);
    phones.set(officer.id, phone);
    return [attendance, phone, book];
  });

  const waiting = new Heap<Actor>();
  const enqueue = (actor: Actor) => {
    if (actor.nextAtMs < Number.POSITIVE_INFINITY) waiting.push(actor.nextAtMs, actor);
  };
  for (const actor of [reports, cameras, ...sensors, ...officers]) enqueue(actor);
  const retained = new Map<string, DrillMessage>();
  let advancedToMs = startMs;

  /** Whoever changes its time by what it hears waits for the new one too. */
  function tell(actor: Actor, told: () => void): void {
    const beforeMs = actor.nextAtMs;
    told();
    if (actor.nextAtMs !== beforeMs) enqueue(actor);
  }

  return {
    advance(toMs) {
      advancedToMs = Math.max(advancedToMs, toMs);
      const messages: DrillMessage[] = [];
      while (waiting.leastRank <= toMs) {
        const rank = waiting.leastRank;
        const actor = waiting.pop()!;
        // Told something since then, it has another time.
        if (actor.nextAtMs !== rank) continue;
        for (const message of actor.act()) {
          messages.push(message);
          if (!message.retain) continue;
          const topic = factTopic(city.topicRoot, message.kind, message.id);
          if (message.body) retained.set(topic, message);
          else retained.delete(topic);
        }
        enqueue(actor);
      }
      return messages;
    },
    hear(told) {
      if (told.kind === "report-status") {
        tell(reports, () => reports.hear(told.id, told.body?.status ?? null, advancedToMs));
        return;
      }
      const book = orderBooks.get(told.officer);
      if (book) tell(book, () => book.hear(told.id, told.body, advancedToMs));
    },
    insert(what) {
      const atMs = advancedToMs;
      if (what.kind === "report") {
        const { category, text, address, place } = what;
        tell(reports, () =>
          reports.insert({ category, text, address, place, channel: insertedChannel }, atMs),
        );
        return;
      }
      const untilMs = atMs + what.minutes * 60_000;
      if (what.kind === "camera-down") tell(cameras, () => cameras.fail(what.camera, atMs, untilMs));
      else if (what.kind === "officer-silent") phones.get(what.officer)?.silence(untilMs);
      else if (what.kind === "officer-no-answer") {
        const book = orderBooks.get(what.officer);
        if (book) tell(book, () => book.leaveUnanswered(untilMs, atMs));
      } else {
        const [{ value }, span] = [what, { fromMs: atMs, toMs: untilMs, everyMs: sensorEveryMs }];
        const course = { ...span, sensor: what.sensor, fromValue: value, toValue: value };
        const station = sensors.find(({ id }) => id === what.sensor);
        if (station) tell(station, () => station.insert(course));
      }
    },
    replan() {
      for (const each of attendances) tell(each, () => each.replan(advancedToMs));
    },
    retained: () => [...retained.values()],
    memory: () => ({
      open: reports.open,
      orders: [...orderBooks.values()].flatMap((book) => book.remembered),
    }),
  };
}
