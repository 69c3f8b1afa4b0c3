/** Kills a station that writes into its log at random moments, and looks each time whether the log is whole. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { wholeLog } from "../../electron/core/proof/export.ts";
import { openSigner } from "../../electron/core/proof/signer.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { checkLog, type Fault } from "../../resources/verify/verify.mjs";

const longestLifeMs = 60;

export interface Kills {
  readonly events: number;
  readonly faults: readonly Fault[];
  /** Files that bear the name of something that they do not hold. */
  readonly halfWritten: readonly string[];
}

export async function killWriter(folder: string, times: number, random: () => number): Promise<Kills> {
  const faults: Fault[] = [];
  const halfWritten: string[] = [];
  let events = 0;
  for (let n = 0; n < times; n++) {
    await writeAndDie(folder, random() * longestLifeMs);
    const { database, setAside } = openDatabase(folder, new Date());
    if (setAside) faults.push({ code: "altered", where: setAside.file, detail: setAside.reason });
    const store = createStore(database);
    const fileOf = (sha256: string) => readFileSync(join(folder, "attachments", `${sha256}.txt`));
    const report = checkLog(wholeLog(store.log), { keys: [openSigner(testKey(1)).fingerprint], fileOf });
    faults.push(...report.faults);
    events = report.stations.reduce((sum, station) => sum + station.events, 0);
    store.close();
  }
  const names = readdirSync(join(folder, "attachments"));
  halfWritten.push(...names.filter((name) => !/^[0-9a-f]{64}\.txt(\.[0-9a-f-]+\.part)?$/.test(name)));
  return { events, faults, halfWritten };
}

function writeAndDie(folder: string, lifeMs: number): Promise<void> {
  const writer = join(import.meta.dirname, "logWriter.ts");
  const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    // From the first word on it writes.
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), lifeMs));
    child.on("exit", (code) => (code === null ? resolve() : reject(new Error(`the writer ended: ${code}`))));
  });
}
