import { testFlood } from "../floodRun.ts";

testFlood("the flood drill, from the first report to the last job done", { isCut: false });
testFlood("the flood drill, with the broker killed for its middle third", { isCut: true });
