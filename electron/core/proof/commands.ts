/** Takes the log out with its proof: into a file of the data folder, since a log of years is too large for a page. */

import { join } from "node:path";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { pictureFile, picturesFolder } from "../../../shared/contract/pictureFiles.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Caller } from "../access/caller.ts";
import { readKept, refusalOfFile } from "../keptFile.ts";
import { Refused } from "../live/serve.ts";
import { markedName, paperMark } from "../paper/mark.ts";
import type { AttachmentFiles } from "../shiftLog/attachments.ts";
import type { Store } from "../store/index.ts";
import { ArchiveTooLarge } from "./archive.ts";
import { type FileReader, wholeLog, writeExport } from "./export.ts";
import type { Signer } from "./signer.ts";

export interface ProofHandlers {
  "log.export"(input: unknown, caller: Caller): Promise<CommandOutput<"log.export">>;
}

export interface ProofCommandContext {
  readonly city: City;
  readonly store: Store;
  readonly station: string;
  readonly signer: Signer | undefined;
  readonly attachments: AttachmentFiles;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly appVersion: string;
  readonly freeBytes: () => number | null;
  readonly clock: Clock;
}

/** Below the station's data folder. */
export const exportsFolder = "exports";

export function createProofCommands(context: ProofCommandContext): ProofHandlers {
  const { city, store, station, signer, dataFolder, resourcesFolder, appVersion, clock } = context;
  return {
    async "log.export"(_input, { actor }) {
      const at = clock();
      const file = join(dataFolder, exportsFolder, exportName("catatan", city.code, at));
      const exported = await writeExport(file, context.freeBytes(), {
        ...{
          kind: "log",
          subject: null,
          masked: false,
          events: wholeLog(store.log),
          heads: store.log.heads(),
        },
        ...{ station, signer, resourcesFolder, appVersion, madeBy: actor, madeAtMs: at },
        city: cityOfExport(city),
        files: fileReader(dataFolder, context.attachments),
      }).catch(refuseExport);
      const { events, bytes, missing } = exported;
      return { file, events, bytes, missing, fingerprint: signer?.fingerprint ?? null };
    },
  };
}

/** As an export names it; of what is simulated, with the mark. */
export function cityOfExport({ code, name }: City): { readonly code: string; readonly name: string } {
  const mark = paperMark();
  return { code, name: mark === null ? name.id : `${mark} — ${name.id}` };
}

/** `catatan-36.71-20261129T081500Z.zip` */
export function exportName(what: string, name: string, atMs: number): string {
  return markedName(`${what}-${name}-${new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, "")}.zip`);
}

export function fileReader(dataFolder: string, attachments: AttachmentFiles): FileReader {
  return {
    attachment: (sha256, type) => attachments.read(sha256, type),
    picture: (sha256) => readKept(join(dataFolder, picturesFolder, pictureFile(sha256)), sha256),
  };
}

export function refuseExport(error: unknown): never {
  if (error instanceof ArchiveTooLarge) throw new Refused({ code: "too-large", expected: "4 GiB" });
  throw refusalOfFile(error);
}
