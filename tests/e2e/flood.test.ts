import { testFlood } from "./floodRun.ts";

// The whole of it: long/flood.test.ts.
testFlood("a third of the flood drill, with the broker killed for its middle third", {
  ...{ isCut: true, part: 1 / 3, speed: 30 },
});
