/**
 * The drill's city as it lives: what its officers, gateways and citizens publish, and when. Pure: time comes in
 * as a number and randomness as a seed.
 *
 * Guarantees: the same city, drill, seed, start and memory give the same messages, whatever the steps in which
 * time advances; messages come in the order of their times.
 */

import type { City } from "../../../../shared/domain/city/index.ts";
import { cityRoads } from "../../../../shared/domain/city/roads.ts";
import type { Drill } from "../../../../shared/domain/drill.ts";
import { Heap } from "../../../../shared/domain/heap.ts";
import { seededRandom, seedOf } from "../../../../shared/domain/random.ts";
import { factTopic } from "../../../../shared/messages/topics.ts";
import { Attendance } from "./attendance.ts";
import { CameraGateway } from "./cameras.ts";
import type { Actor, DrillMessage } from "./message.ts";
import { Phone } from "./officer.ts";
import { type OpenReport, ReportGateway } from "./reports.ts";

export interface DrillWorld {
  /** When something happens next, epoch ms. */
  readonly nextAtMs: number;
  /** Everything that is published up to and including a moment (epoch ms). */
  advance(toMs: number): DrillMessage[];
  /** What a broker that forgot everything must be told again. */
  retained(): DrillMessage[];
  /** What the next run must remember. */
  openReports(): OpenReport[];
}

export interface DrillStart {
  readonly city: City;
  readonly drill: Drill;
  readonly seed: number;
  readonly startMs: number;
  readonly remembered?: readonly OpenReport[];
}

export function createDrillWorld({ city, drill, seed, startMs, remembered = [] }: DrillStart): DrillWorld {
  const graph = cityRoads(city);
  const posts = new Map(city.posts.map((post) => [post.id, post.place]));
  const streamOf = (name: string) => seededRandom(seedOf(seed, name));

  const reports = new ReportGateway(drill.reports, streamOf("reports"), startMs, remembered);
  const cameras = new CameraGateway(city.cameras, drill.cameras, streamOf("cameras"), startMs);
  const officers = city.officers.flatMap((officer): Actor[] => {
    const post = posts.get(officer.post) ?? city.centre;
    const attendance = new Attendance(city, officer, post, drill.officers, seed, startMs);
    const stream = streamOf(`phone ${officer.id}`);
    return [attendance, new Phone(officer, post, drill.officers, graph, attendance, stream, startMs)];
  });

  const waiting = new Heap<Actor>();
  for (const actor of [reports, cameras, ...officers]) waiting.push(actor.nextAtMs, actor);
  const retained = new Map<string, DrillMessage>();

  return {
    get nextAtMs() {
      return waiting.leastRank;
    },
    advance(toMs) {
      const messages: DrillMessage[] = [];
      while (waiting.leastRank <= toMs) {
        const actor = waiting.pop()!;
        for (const message of actor.act()) {
          messages.push(message);
          if (!message.retain) continue;
          const topic = factTopic(city.code, message.kind, message.id);
          if (message.body) retained.set(topic, message);
          else retained.delete(topic);
        }
        waiting.push(actor.nextAtMs, actor);
      }
      return messages;
    },
    retained: () => [...retained.values()],
    openReports: () => reports.open,
  };
}
