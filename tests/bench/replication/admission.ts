/** Events into the log with no broker between: what the writing alone allows. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../../electron/core/store/database.ts";
import { createStore } from "../../../electron/core/store/index.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { type BenchContext, type Comparison, inTurn } from "../benchmark.ts";

const columns = ["station", "seq", "time", "actor", "kind", "subject", "body", "prev", "hash", "signature"];
/** As many as come in one message. */
const batchEvents = 120;

/** `full`: the data of the first station, whose log is taken. */
export async function admission(full: string, { quick, folder, say }: BenchContext): Promise<Comparison> {
  const source = createStore(openDatabase(full, new Date()).database);
  const events = source.log.sealed("st-1");
  source.close();
  const batches: SealedEvent[][] = [];
  for (let at = 0; at < events.length; at += batchEvents) batches.push(events.slice(at, at + batchEvents));
  const perSecond = (beganAt: number) => events.length / ((performance.now() - beganAt) / 1000);
  const fresh = async (name: string) => {
    await mkdir(join(folder, name));
    return openDatabase(join(folder, name), new Date()).database;
  };
  const { bare, product } = await inTurn(
    quick ? 1 : 3,
    async (run) => {
      const database = await fresh(`rows-${run}`);
      const insert = database.prepare(
        `INSERT INTO events (${columns}) VALUES (${columns.map((name) => `@${name}`)})`,
      );
      const rows = batches.map((batch) =>
        batch.map((event) => ({ ...event, body: JSON.stringify(event.body) })),
      );
      const write = database.transaction((batch: (typeof rows)[number]) => {
        for (const row of batch) insert.run(row);
      });
      const beganAt = performance.now();
      for (const batch of rows) write(batch);
      const rate = perSecond(beganAt);
      database.close();
      return rate;
    },
    async (run) => {
      const store = createStore(await fresh(`log-${run}`));
      store.log.verifyWith(() => true);
      const beganAt = performance.now();
      for (const batch of batches) store.log.admit(batch, Date.now());
      const rate = perSecond(beganAt);
      const held = store.log.headOf("st-1")?.seq;
      store.close();
      if (held !== events.length) throw new Error(`expected ${events.length} events, found ${held}`);
      return rate;
    },
  );
  say(`rows alone: ${bare.map(Math.round).join(", ")} a second`);
  return { what: "rows alone", unit: "events/s", bare, product, target: null };
}
