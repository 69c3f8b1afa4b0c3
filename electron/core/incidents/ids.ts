/** Names for what is made in this room: orders, replies, reports taken. */
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";

export type NewId = (prefix: string) => string;

export function createIds(clock: Clock, random: Random): NewId {
  return (prefix) => {
    const letters = Array.from({ length: 10 }, () => Math.floor(random() * 32).toString(32)).join("");
    return `${prefix}-${clock().toString(36)}-${letters}`.toUpperCase();
  };
}
