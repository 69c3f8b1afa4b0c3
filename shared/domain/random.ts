/**
 * Randomness that is passed in, so that a test or a drill replays exactly.
 *
 * Guarantees: the same seed gives the same numbers on every engine. Does not guarantee: anything about secrets;
 * never use it for keys or passwords.
 */

/** A number from 0 up to, but not including, 1. `Math.random` is one. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state, enough for a simulation. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed for a name, so that each actor has a stream of its own whatever the order in which actors are asked. FNV-1a. */
export function seedOf(base: number, name: string): number {
  let hash = (0x811c9dc5 ^ base) >>> 0;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

export function between(random: Random, [low, high]: readonly [number, number]): number {
  return low + random() * (high - low);
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("expected at least one item to pick from, found none");
  return item;
}

/** Normal deviate with mean 0 and deviation 1 (Box and Muller, 1958). */
export function gaussian(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
