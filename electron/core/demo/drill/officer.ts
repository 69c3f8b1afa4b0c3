/**
 * An officer's phone: tells where its owner is, with the faults of a real one, while its owner is on duty. Its owner
 * keeps to a beat, and leaves it for an order.
 */
import type { Officer } from "../../../../shared/domain/city/index.ts";
import type { Drill, DrillWays } from "../../../../shared/domain/drill.ts";
import { type AnyPlace, distanceM, type LonLat, shifted } from "../../../../shared/domain/place.ts";
import { between, gaussian, pick, type Random } from "../../../../shared/domain/random.ts";
import {
  nearestNode,
  nodesWithin,
  type RoadGraph,
  shortestWay,
} from "../../../../shared/domain/road-graph.ts";
import { type Attendance, rounded } from "./attendance.ts";
import {
  driveAlong,
  endOf,
  hastened,
  type Journey,
  movementAt,
  travelBetween,
  walkAndReturn,
} from "./journey.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";

const hourMs = 3_600_000;
/** How far from the post a patrol goes. */
const beatM = 3500;
const walkM = [150, 700] as const;
/** Whoever is on foot takes a lift to what is farther away. */
const walkedToOrderM = 500;
/** How far a receiver's error keeps from one fix to the next. */
const errorKept = 0.85;
const chargePerHour = { vehicle: [0, 0.01], foot: [0.04, 0.09], post: [0.02, 0.05] } as const;

export class Phone implements Actor {
  nextAtMs: number;

  readonly #officer: Officer;
  readonly #habits: Drill["officers"];
  readonly #graph: RoadGraph;
  readonly #attendance: Attendance;
  readonly #random: Random;
  readonly #way: keyof DrillWays;
  readonly #accuracyM: number;
  readonly #chargeAtStart: number;
  readonly #chargePerHour: number;
  /** Nodes where patrols may lead; empty where the map has no roads. */
  readonly #beat: readonly number[];
  /** Where one goes back to after an order, and its node. */
  readonly #home: AnyPlace;
  readonly #homeNode: number | undefined;
  readonly #speed: number;
  #node: number | undefined;
  #journey: Journey;
  #restUntilMs: number;
  #silentFromMs: number;
  #silentUntilMs = Number.NEGATIVE_INFINITY;
  #silencedUntilMs = Number.NEGATIVE_INFINITY;
  #onDutySinceMs: number;
  /** From setting out for an order until it is over. */
  #isOccupied = false;
  #error: [eastM: number, northM: number];

  constructor(
    officer: Officer,
    post: AnyPlace,
    habits: Drill["officers"],
    graph: RoadGraph,
    attendance: Attendance,
    random: Random,
    startMs: number,
    speed: number,
  ) {
    this.#officer = officer;
    this.#speed = speed;
    this.#onDutySinceMs = startMs;
    this.#habits = habits;
    this.#graph = graph;
    this.#attendance = attendance;
    this.#random = random;
    this.#way = wayOf(habits.ways[officer.agency] ?? habits.ways.other!, random());
    this.#accuracyM = Math.round(between(random, habits.accuracyM));
    this.#chargeAtStart = between(random, [0.7, 1]);
    this.#chargePerHour = between(random, chargePerHour[this.#way]);
    this.#error = [gaussian(random) * this.#deviationM, gaussian(random) * this.#deviationM];

    this.#beat = this.#way === "post" ? [] : nodesWithin(graph, post, beatM);
    const home = this.#beat.length > 0 ? nearestNode(graph, post) : undefined;
    this.#node = this.#way === "vehicle" && this.#beat.length > 0 ? pick(random, this.#beat) : home;
    const at =
      this.#node === undefined
        ? shifted(post, gaussian(random) * 8, gaussian(random) * 8)
        : graph.places[this.#node]!;
    this.#homeNode = home;
    this.#home = home === undefined ? at : graph.places[home]!;
    this.#journey = { points: [{ place: at, atMs: startMs }] };
    this.#restUntilMs = random() < 0.7 ? startMs : startMs + between(random, habits.restMinutes) * 60_000;
    this.#silentFromMs = startMs + random() * habits.silent.everyMinutes[1] * 60_000;
    this.nextAtMs = startMs + Math.floor(random() * 1000);
  }

  get #deviationM(): number {
    return this.#accuracyM / 2;
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    this.#onDutySinceMs = this.#attendance.onDutySinceMs ?? this.#onDutySinceMs;
    if (this.#isOffDuty) {
      // Just after the clock; and not for ever, since a plan is read two days ahead.
      this.nextAtMs = Math.max(atMs, Math.min(this.#attendance.nextEventAtMs, atMs + 12 * hourMs)) + 1000;
      return [];
    }
    if (atMs >= this.#silentFromMs && !this.#isOccupied) this.switchOff(atMs, this.#random);
    if (atMs < this.#silentUntilMs) {
      this.nextAtMs = this.#silentUntilMs;
      return [];
    }
    this.nextAtMs = Math.round(atMs + between(this.#random, this.#habits.positionEverySeconds) * 1000);
    this.#travel(atMs);
    return [this.#position(atMs)];
  }

  /** Whoever is at an order stays until it is over, whatever the clock says. */
  get #isOffDuty(): boolean {
    return this.#attendance.onDutySinceMs === undefined && !this.#isOccupied;
  }

  /** When the phone is on, at the moment or next; off duty a time at which to ask again. */
  onFromMs(atMs: number): number {
    if (this.#isOffDuty)
      return Math.max(atMs, Math.min(this.#attendance.nextEventAtMs, atMs + 12 * hourMs)) + 1;
    return Math.max(atMs, this.#silentUntilMs);
  }

  /** Silent for some minutes. */
  switchOff(atMs: number, random: Random): void {
    this.#silentUntilMs = Math.ceil(atMs + between(random, this.#habits.silent.minutes) * 60_000);
    this.#silentFromMs = this.#silentUntilMs + between(random, this.#habits.silent.everyMinutes) * 60_000;
  }

  /** Silent until then, whatever its owner does. */
  silence(untilMs: number): void {
    this.#silentUntilMs = Math.max(this.#silentUntilMs, untilMs);
    this.#silencedUntilMs = Math.max(this.#silencedUntilMs, untilMs);
  }

  /** Until when nothing is told at all; in the past where it is. */
  get silencedUntilMs(): number {
    return this.#silencedUntilMs;
  }

  placeAt(atMs: number): LonLat {
    return rounded(movementAt(this.#journey, atMs).place);
  }

  /** Leaves everything and goes there; answers when it will have arrived. */
  goTo(place: AnyPlace, atMs: number, random: Random): number {
    const from = movementAt(this.#journey, atMs).place;
    const walks = this.#way === "foot" && distanceM(from, place) <= walkedToOrderM;
    const speedKmh = walks ? this.#habits.footKmh : this.#habits.vehicleKmh;
    this.#journey = hastened(travelBetween(this.#graph, from, place, atMs, speedKmh, random), this.#speed);
    this.#isOccupied = true;
    return Math.ceil(endOf(this.#journey));
  }

  /** Is there already, as an earlier run left it. */
  standAt(place: AnyPlace, atMs: number): void {
    this.#journey = { points: [{ place, atMs }] };
    this.#isOccupied = true;
  }

  /** Goes back to its post, and on its beat from there. */
  release(atMs: number, random: Random): void {
    if (!this.#isOccupied) return;
    this.#restUntilMs = this.goTo(this.#home, atMs, random);
    this.#node = this.#homeNode;
    this.#isOccupied = false;
  }

  #position(atMs: number): DrillMessage {
    const { place, speedMps, headingDeg } = movementAt(this.#journey, atMs);
    const fresh = Math.sqrt(1 - errorKept ** 2) * this.#deviationM;
    this.#error = [
      this.#error[0] * errorKept + gaussian(this.#random) * fresh,
      this.#error[1] * errorKept + gaussian(this.#random) * fresh,
    ];
    const charge = this.#chargeAtStart - ((atMs - this.#onDutySinceMs) / hourMs) * this.#chargePerHour;
    const body = {
      place: rounded(shifted(place, ...this.#error)),
      accuracyM: this.#accuracyM,
      // As on an ordinary day: no vehicle is as fast as a drill that is played fast.
      speedMps: Number((speedMps / this.#speed).toFixed(1)),
      ...(headingDeg !== undefined && { headingDeg: Math.round(headingDeg) % 360 }),
      battery: Number(Math.max(0.04, charge).toFixed(2)),
      time: isoOf(atMs),
    };
    return { kind: "position", id: this.#officer.id, atMs, body, qos: 0, retain: true };
  }

  /** Sets out again where a rest has ended. */
  #travel(atMs: number): void {
    if (this.#isOccupied || atMs < this.#restUntilMs) return;
    if (this.#way === "post" || this.#node === undefined) return;
    if (endOf(this.#journey) > atMs) return;
    const goal = pick(this.#random, this.#beat);
    const way = goal === this.#node ? undefined : shortestWay(this.#graph, this.#node, goal);
    if (way && this.#way === "vehicle") {
      const driven = driveAlong(this.#graph, way.nodes, atMs, this.#habits.vehicleKmh, this.#random);
      this.#journey = hastened(driven, this.#speed);
      this.#node = goal;
    } else if (way) {
      const places = way.nodes.map((node) => this.#graph.places[node]!);
      const speedKmh = between(this.#random, this.#habits.footKmh);
      const walked = walkAndReturn(places, between(this.#random, walkM), atMs, speedKmh);
      this.#journey = hastened(walked, this.#speed);
    }
    this.#restUntilMs =
      Math.max(atMs, endOf(this.#journey)) + between(this.#random, this.#habits.restMinutes) * 60_000;
  }
}

function wayOf(ways: DrillWays, drawn: number): keyof DrillWays {
  if (drawn < ways.vehicle) return "vehicle";
  return drawn < ways.vehicle + ways.foot ? "foot" : "post";
}
