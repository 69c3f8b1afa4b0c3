/** Who tells a report of the drill: invented, and the same whenever it is told. No line of the numbers can be called. */
import { pick, seededRandom, seedOf } from "../../../../shared/domain/random.ts";

const given = ["Agus", "Budi", "Dewi", "Hendra", "Joko", "Lestari", "Rina", "Sari", "Wati", "Yanto"];
const family = ["Hidayat", "Nugroho", "Permata", "Pratama", "Rahayu", "Santoso", "Saputra", "Wijaya"];

export function inventedReporter(report: string): { name: string; phone: string } {
  const random = seededRandom(seedOf(0, report));
  const name = `${pick(random, given)} ${pick(random, family)}`;
  return { name, phone: `+62 800 0000 ${String(Math.floor(random() * 10_000)).padStart(4, "0")}` };
}
