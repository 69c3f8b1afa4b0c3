/**
 * Searches among all reports that a room ever had, through the product's store, beside what a program does that has no
 * index: LIKE over the same table.
 */
import { mkdirSync } from "node:fs";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { pick, seededRandom } from "../../shared/domain/random.ts";
import type { Benchmark, Comparison } from "./benchmark.ts";
import { median } from "./statistics.ts";

const reportCount = 100_000;
const batchSize = 5000;
const runs = 5;
const shown = 50;
const beganMs = Date.UTC(2026, 0, 1);

const matters = [
  ...["Sampah menumpuk", "Genangan air setinggi lutut", "Lampu jalan mati", "Pohon tumbang menutup jalan"],
  ...["Jalan berlubang", "Kemacetan panjang", "Kecelakaan motor dan mobil", "Saluran mampet dan berbau"],
  ...["Pembakaran sampah, asapnya mengganggu", "Banjir masuk rumah warga", "Parkir liar di trotoar"],
];
const where = ["di depan pasar", "dekat sekolah", "di samping masjid", "di pertigaan", "di bawah jembatan"];
const since = ["sejak dua hari", "sejak tadi malam", "sudah seminggu", "baru saja", "setiap pagi"];
const streets = ["Daan Mogot", "Gatot Subroto", "Hasyim Ashari", "MH Thamrin", "Raden Saleh", "Imam Bonjol"];
const categories = ["sampah", "banjir", "lampu-jalan", "pohon", "jalan-rusak", "macet"];

/** What operators type: common and rare words, several, none that is there, one letter, affixes, an id. */
const searches = [
  ...["sampah", "banjir", "lampu jalan mati", "genangan pasar", "tumbang masjid", "Daan Mogot 117"],
  ...["tergenang", "mengganggu sekolah", "s", "RPT-073512", "kuda nil", "di", "mampet jembatan thamrin"],
];

export const search: Benchmark = {
  name: "search",
  about: `${searches.length} searches among ${reportCount} reports of about a dozen words, the newest ${shown} found. Bare: LIKE '%word%' for each word over text, address and id, the newest first. Product: the store's search, by the beginning of a word or by its stem.`,
  async run({ quick, folder, say }): Promise<Comparison[]> {
    mkdirSync(folder, { recursive: true });
    const { database } = openDatabase(folder, new Date(beganMs));
    const store = createStore(database);
    const names = (category: string) => category;
    const count = quick ? 2000 : reportCount;
    const random = seededRandom(1);
    for (let from = 0; from < count; from += batchSize) {
      store.transaction(() => {
        for (let index = from; index < Math.min(count, from + batchSize); index++) {
          const at = beganMs + index * 1000;
          store.reports.put({
            ...{
              id: `RPT-${String(index).padStart(6, "0")}`,
              status: "closed",
              category: pick(random, categories),
            },
            text: `${pick(random, matters)} ${pick(random, where)} ${pick(random, since)}, mohon segera ditangani.`,
            ...{
              longitude: 106.65,
              latitude: -6.18,
              district: null,
              outside: false,
              channel: "Tangerang LIVE",
            },
            address: `Jalan ${pick(random, streets)} No. ${Math.floor(random() * 200)}`,
            ...{ photos: [], reporterName: null, reporterPhone: null },
            ...{ requestedAt: at, updatedAt: at, receivedAt: at },
          });
        }
      });
      while (store.search.indexDue(batchSize, names) > 0);
    }
    say(`${count} reports are there`);

    const like = (typed: string) => {
      const words = typed.split(" ").map((word) => `%${word}%`);
      const all = words.map(() => "(text LIKE ? OR address LIKE ? OR id LIKE ?)").join(" AND ");
      const sql = `SELECT id, category, text, received_at FROM reports WHERE ${all} ORDER BY rowid DESC LIMIT ${shown}`;
      return database.prepare(sql).all(words.flatMap((word) => [word, word, word]));
    };
    const ways = { bare: like, product: (typed: string) => store.search.find(typed, shown, names) };
    const worst = { bare: [] as number[], product: [] as number[] };
    const usual = { bare: [] as number[], product: [] as number[] };
    for (let run = 0; run < (quick ? 1 : runs); run++) {
      const times = { bare: [] as number[], product: [] as number[] };
      for (const typed of searches) {
        for (const who of run % 2 === 0 ? (["bare", "product"] as const) : (["product", "bare"] as const)) {
          const beganAt = performance.now();
          ways[who](typed);
          times[who].push(performance.now() - beganAt);
        }
      }
      for (const who of ["bare", "product"] as const) {
        worst[who].push(Math.max(...times[who]));
        usual[who].push(median(times[who]));
      }
      const slow = searches.map((typed, index) => `${typed} ${times.product[index]!.toFixed(1)}`).join(", ");
      say(`product, ms: ${slow}`);
    }
    store.close();
    return [
      { what: "slowest", unit: "ms", ...worst, target: { of: "product", atMost: 50 } },
      { what: "median", unit: "ms", ...usual, target: null },
    ];
  },
};
