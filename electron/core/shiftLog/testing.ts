/** For tests: the shift log of a small city, over a store in memory. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { views } from "../../../shared/contract/views.ts";
import type { LogRules } from "../../../shared/domain/log/rules.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { LiveRows } from "../live/rows.ts";
import { openProof } from "../proof/index.ts";
import { openSigner, type Signer } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { calledBy, shippedOptions } from "../testing.ts";
import { openShiftLog } from "./index.ts";

export interface ShiftLogSetting {
  readonly log?: LogRules;
  readonly signer?: Signer;
  readonly store?: Store;
  readonly station?: string;
  readonly freeBytes?: number;
}

const people = new Map([["person:U-2", "Sari Wulandari"]]);

export function shiftLogOn(setting: ShiftLogSetting = {}) {
  const signer = setting.signer ?? openSigner(testKey(1));
  const store = setting.store ?? storeInMemory(signer.signEvent);
  const { station = "st-1" } = setting;
  const time = { nowMs: Date.UTC(2026, 10, 29, 1) };
  const clock = () => time.nowMs;
  const dataFolder = mkdtempSync(join(tmpdir(), "live-room-log-"));
  const proof = openProof({ store, station, signer, clock });
  const rows = new LiveRows(views.logBook.key);
  const city = { ...smallCity(), ...(setting.log && { log: setting.log }) };
  const nameOf = (actor: string) => people.get(actor) ?? actor;
  const log = openShiftLog({
    ...{ city, store, station, rows, proof, dataFolder, clock, nameOf },
    resourcesFolder: shippedOptions.resourcesFolder,
    freeBytes: () => setting.freeBytes ?? null,
    random: seededRandom(station === "st-1" ? 1 : 2),
  });
  onTestFinished(() => {
    log.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    ...log,
    called: calledBy(log.commands),
    signer,
    store,
    proof,
    dataFolder,
    rows,
    time,
    city,
    nameOf,
  };
}
