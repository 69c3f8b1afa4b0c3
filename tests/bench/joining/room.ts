/** The whole core of a station that joins, in a process of its own, without screens. Started with its options as JSON. */
import { argonHasher } from "../../../electron/core/access/hashing.ts";
import { openRoom } from "../../../electron/core/room.ts";
import { coreOptions } from "../../../shared/contract/start.ts";

const log = {
  info() {},
  warning() {},
  error: (what: string, more?: object) => console.error(what, more ?? ""),
};
await openRoom(coreOptions.parse(JSON.parse(process.argv[2] ?? "{}")), {
  ...{ clock: Date.now, random: Math.random, monotonic: () => performance.now() },
  ...{ hasher: argonHasher(), log },
});
process.send?.("online");
