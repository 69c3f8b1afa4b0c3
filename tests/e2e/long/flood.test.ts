import { testFlood } from "../floodRun.ts";

testFlood("the flood drill, from the first report to the last job done", { isCut: false });
