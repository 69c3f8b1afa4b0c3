/** Positions of a whole city's officers, in turn: second by second, each moves on. */
import { factTopic, rootTopic } from "../../shared/messages/topics.ts";
import { payloadAt } from "../peers/load.ts";
import { cityCentre, cityCode, officerCount, officerId } from "./city.ts";
import type { FloodMessage } from "./flood.ts";

/** The n-th of many; the first of each officer is of `beganMs`. */
export function nthPosition(index: number, beganMs: number): FloodMessage {
  const officer = index % officerCount;
  return {
    topic: factTopic(rootTopic(cityCode), "position", officerId(officer)),
    payload: payloadAt(cityCentre, officer, beganMs + roundOf(index) * 1000),
  };
}

/** Which of its officer's positions the n-th is, from 0. */
export function roundOf(index: number): number {
  return Math.floor(index / officerCount);
}
