/**
 * What one more event costs in a room with a long history, beside the same in a room that began lately: in place of a bare
 * program stands the product itself with ten thousand events.
 */
import { join } from "node:path";
import { openSigner } from "../../electron/core/proof/signer.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore, type Store } from "../../electron/core/store/index.ts";
import { storeInMemory } from "../../electron/core/store/testing.ts";
import { foldIncident } from "../../shared/domain/incident/incident.ts";
import { type Benchmark, type Comparison, inTurn } from "./benchmark.ts";
import { openPrefix, seedRoom } from "./joining/seed.ts";
import { noteAt } from "./replication/given.ts";

const short = 10_000;
const open = 1000;
const quickly = { short: 1200, long: 2400, open: 50 };
const runs = 5;
const decisions = 400;
const batches = 20;
const batchEvents = 120;

interface Figures {
  readonly decideUs: number;
  readonly admitUs: number;
  readonly presentMs: number;
  readonly currentMs: number;
}

export const growth: Benchmark = {
  name: "growth",
  about:
    "The same store with 10 000 events (the column of the bare program) and with a long history (300 000; 5 million with --long), both with 1000 open incidents: a decision written, committed and folded with its incident; an event of another station taken in, of messages with 120; the list of the present; the events of what is on screen, read and grouped.",
  async run({ quick, long, folder, say }): Promise<Comparison[]> {
    const events = quick ? quickly.long : long ? 5_000_000 : 300_000;
    const fewEvents = quick ? quickly.short : short;
    const nowMs = Date.now();
    const stores = [fewEvents, events].map((count, index) => {
      const at = join(folder, String(index));
      seedRoom(at, { events: count, open: quick ? quickly.open : open, nowMs });
      const { database } = openDatabase(at, new Date(nowMs));
      const store = createStore(database, openSigner(testKey(1)).signEvent);
      store.log.verifyWith(() => true);
      return store;
    });
    const [few, many] = stores as [Store, Store];
    say(`made ${events} events`);
    try {
      const values = await inTurn(
        quick ? 1 : runs,
        async (run) => measure(few, `few-${run}`),
        async (run) => measure(many, `many-${run}`),
      );
      const line = (what: string, unit: string, of: (figures: Figures) => number): Comparison => ({
        ...{ what, unit, bare: values.bare.map(of), product: values.product.map(of) },
        target: { of: "ratio", atMost: 2 },
      });
      return [
        line("a decision", "µs", ({ decideUs }) => decideUs),
        line("an event of another station", "µs", ({ admitUs }) => admitUs),
        line("the present, listed", "ms", ({ presentMs }) => presentMs),
        line("what is on screen, read", "ms", ({ currentMs }) => currentMs),
      ];
    } finally {
      for (const store of stores) store.close();
    }
  },
};

function measure(store: Store, author: string): Figures {
  const nowMs = Date.now();
  const subjects = [...store.log.ofCurrent(nowMs).keys()].filter((id) => id.startsWith(openPrefix));
  const decideUs = timed(() => {
    for (let index = 0; index < decisions; index++) {
      const subject = subjects[index % subjects.length]!;
      store.transaction(() =>
        store.log.append("st-1", { ...noteAt(Date.now()), subject }, "person:U-1", Date.now()),
      );
      foldIncident(subject, store.log.of(subject));
    }
  }, decisions);
  const { log } = storeInMemory();
  for (let index = 0; index < batches * batchEvents; index++)
    log.append(
      author,
      { ...noteAt(nowMs), subject: subjects[(index * 7) % subjects.length]! },
      "person:U-2",
      nowMs,
    );
  const given = Array.from({ length: batches }, (_, batch) =>
    log.sealed(author, batch * batchEvents + 1, batchEvents),
  );
  const admitUs = timed(() => {
    for (const events of given) {
      const admission = store.log.admit(events, Date.now());
      if (!admission.ok) throw new Error(`expected events to be taken, found ${admission.reason}`);
    }
  }, batches * batchEvents);
  const presentMs = timed(() => store.log.present(Date.now()), 1) / 1000;
  const currentMs = timed(() => store.log.ofCurrent(Date.now()), 1) / 1000;
  return { decideUs, admitUs, presentMs, currentMs };
}

/** Microseconds for each of so many. */
function timed(act: () => unknown, count: number): number {
  const beganAt = performance.now();
  act();
  return ((performance.now() - beganAt) * 1000) / count;
}
