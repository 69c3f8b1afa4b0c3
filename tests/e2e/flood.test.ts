import { testFlood } from "./floodRun.ts";

testFlood("the flood drill, with the broker killed for its middle third", { isCut: true });
