/**
 * Which station does for the room what only one has to do: watch an order, write an officer's answer down.
 *
 * It is the station that sent the order. While that one is away, one of those that are there does it. Stations that do
 * not see each other both do it: that must be harmless, and is, since what they write has the same id.
 */

/** Whether this station does what `station` has to do. */
export type ActsFor = (station: string) => boolean;

/** `present`: stations that are there now, with this one. */
export function createActsFor(own: string, present: () => readonly string[]): ActsFor {
  return (station) => {
    if (station === own) return true;
    const there = present();
    return !there.includes(station) && !there.some((other) => other < own);
  };
}
