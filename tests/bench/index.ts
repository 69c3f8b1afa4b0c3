/** All benchmarks, in the order in which they run. To add one is to add a row. */
import { attendance } from "./attendance.bench.ts";
import type { Benchmark } from "./benchmark.ts";
import { figures } from "./figures.bench.ts";
import { growth } from "./growth.bench.ts";
import { history } from "./history.bench.ts";
import { ingestion } from "./ingestion.bench.ts";
import { intake } from "./intake.bench.ts";
import { joining } from "./joining.bench.ts";
import { launch } from "./launch.bench.ts";
import { map } from "./map.bench.ts";
import { pixel } from "./pixel.bench.ts";
import { queue } from "./queue.bench.ts";
import { replication } from "./replication.bench.ts";
import { sceneChange } from "./sceneChange.bench.ts";
import { search } from "./search.bench.ts";
import { shiftLog } from "./shiftLog.bench.ts";
import { spotlight } from "./spotlight.bench.ts";
import { store } from "./store.bench.ts";
import { suggestion } from "./suggest.bench.ts";
import { tiles } from "./tiles.bench.ts";
import { wallTiles } from "./wallTiles.bench.ts";

export const benchmarks: readonly Benchmark[] = [
  launch,
  pixel,
  tiles,
  wallTiles,
  sceneChange,
  spotlight,
  map,
  queue,
  intake,
  ingestion,
  store,
  history,
  figures,
  attendance,
  suggestion,
  search,
  shiftLog,
  replication,
  joining,
  growth,
];
