/**
 * Searches among the entries of years, through the product's store, beside what a program does that has no index: LIKE
 * over the same events.
 */
import { mkdirSync } from "node:fs";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { pick, seededRandom } from "../../shared/domain/random.ts";
import type { Benchmark, Comparison } from "./benchmark.ts";
import { median } from "./statistics.ts";

const batchSize = 5000;
const runs = 5;
const shown = 100;
const beganMs = Date.UTC(2020, 0, 1);

const matters = [
  ...["Pompa mati", "Hujan deras", "Kunjungan tamu", "Kamera buram", "Radio berderau", "Genset diuji"],
  ...["Genangan surut", "Pintu air dibuka", "Petugas sakit", "Listrik padam", "Jaringan terputus"],
];
const where = ["di Periuk", "di Cikokol", "di ruang utama", "di Jatiuwung", "di pos selatan", "di Cipondoh"];
const what = ["sudah dilaporkan", "menunggu teknisi", "selesai", "dipantau terus", "perlu ditindaklanjuti"];
const tags = ["cuaca", "kunjungan", "gangguan-alat", "listrik", "jaringan"];
const none = { actor: null, tag: null, group: null, incident: null };

/** What people type, with filters and without: common and rare words, several, none that is there, affixes. */
const searches = [
  ...["pompa", "hujan deras", "ditindaklanjuti", "menggenangi periuk", "teknisi jaringan cipondoh"],
  ...["nomor 731452", "kuda nil", "di", "s", "selesai"],
].flatMap((text) => [
  { text, filter: none },
  { text, filter: { ...none, tag: "cuaca" } },
  { text, filter: { ...none, actor: "person:U-7" } },
]);

export const shiftLog: Benchmark = {
  name: "shiftLog",
  about: `${searches.length} searches among a million entries of the shift log (--long; else 200000), the newest ${shown} found, a third of them by tag, a third by person. Bare: LIKE '%word%' for each word over the events' bodies, the newest first. Product: the store's search.`,
  async run({ quick, long, folder, say }): Promise<Comparison[]> {
    mkdirSync(folder, { recursive: true });
    const { database } = openDatabase(folder, new Date(beganMs));
    const store = createStore(database);
    const count = quick ? 2000 : long ? 1_000_000 : 200_000;
    const random = seededRandom(1);
    for (let from = 0; from < count; from += batchSize) {
      store.transaction(() => {
        for (let n = from; n < Math.min(count, from + batchSize); n++) {
          const writtenAt = beganMs + n * 180_000;
          const body = {
            text: `${pick(random, matters)} ${pick(random, where)}, ${pick(random, what)}, nomor ${n}.`,
            ...{ tags: [pick(random, tags)], links: [], template: null, attachments: [], writtenAt },
          };
          const actor = `person:U-${Math.floor(random() * 20)}`;
          store.log.append("st-1", { kind: "log.written", subject: `L-${n}`, body }, actor, writtenAt);
        }
      });
      while (store.logSearch.indexDue(batchSize) > 0);
    }
    say(`${count} entries are there`);
    type Search = (typeof searches)[number];
    const like = ({ text, filter }: Search) => {
      const words = text.split(" ").map((word) => `%${word}%`);
      const all = [
        ...words.map(() => "body LIKE ?"),
        ...(filter.tag ? ["body LIKE ?"] : []),
        ...(filter.actor ? ["actor = ?"] : []),
      ];
      const sql = `SELECT * FROM events WHERE ${all.join(" AND ")} ORDER BY time DESC LIMIT ${shown}`;
      const given = [
        ...words,
        ...(filter.tag ? [`%"${filter.tag}"%`] : []),
        ...(filter.actor ? [filter.actor] : []),
      ];
      return database.prepare(sql).all(given);
    };
    const ways = {
      bare: like,
      product: ({ text, filter }: Search) =>
        store.logSearch.find(text, filter, Number.MAX_SAFE_INTEGER, shown),
    };
    const worst = { bare: [] as number[], product: [] as number[] };
    const usual = { bare: [] as number[], product: [] as number[] };
    for (let run = 0; run < (quick ? 1 : runs); run++) {
      const times = { bare: [] as number[], product: [] as number[] };
      for (const search of searches) {
        for (const who of run % 2 === 0 ? (["bare", "product"] as const) : (["product", "bare"] as const)) {
          const beganAt = performance.now();
          ways[who](search);
          times[who].push(performance.now() - beganAt);
        }
      }
      for (const who of ["bare", "product"] as const) {
        worst[who].push(Math.max(...times[who]));
        usual[who].push(median(times[who]));
      }
      say(
        `product, ms: ${searches.map(({ text }, n) => `${text} ${times.product[n]!.toFixed(1)}`).join(", ")}`,
      );
    }
    store.close();
    return [
      { what: "slowest", unit: "ms", ...worst, target: { of: "product", atMost: 100 } },
      { what: "median", unit: "ms", ...usual, target: null },
    ];
  },
};
