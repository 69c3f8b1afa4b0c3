/** Everything about one incident as one file that anybody can check: the papers for people, the events for proof. */
import { join } from "node:path";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import type { Caller } from "../access/caller.ts";
import type { IncidentRegister } from "../incidents/register.ts";
import { Refused } from "../live/serve.ts";
import {
  cityOfExport,
  exportName,
  fileReader,
  type ProofCommandContext,
  refuseExport,
} from "../proof/commands.ts";
import { writeExport } from "../proof/export.ts";
import type { NameOf } from "../shiftLog/sentences.ts";
import { gatherEvidence } from "./gather.ts";
import { evidencePaper } from "./paper.ts";

export interface EvidenceHandlers {
  "evidence.export"(
    input: { incident: string; language: "id" | "en"; masked: boolean },
    caller: Caller,
  ): Promise<CommandOutput<"evidence.export">>;
}

/** Below the station's data folder. */
const evidenceFolder = "evidence";

export function createEvidenceCommands(
  context: ProofCommandContext & { readonly register: IncidentRegister; readonly nameOf: NameOf },
): EvidenceHandlers {
  const { city, store, station, signer, dataFolder, resourcesFolder, appVersion, clock, register, nameOf } =
    context;
  return {
    async "evidence.export"({ incident: asked, language, masked }, { actor, role }) {
      if (!register.find(asked)) throw new Refused({ code: "unknown-incident", found: asked });
      // Who a citizen is goes out by a supervisor's word alone.
      if (!masked && role !== "supervisor")
        throw new Refused({ code: "not-allowed", expected: "supervisor", found: role });
      const at = clock();
      const incident = register.rootOf(asked);
      const evidence = gatherEvidence(store, register, incident, masked);
      const files = fileReader(dataFolder, context.attachments);
      const fingerprint = signer?.fingerprint ?? null;
      const paper = await evidencePaper(evidence, {
        ...{ city, store, resourcesFolder, nameOf, fingerprint, language, masked, files, madeAtMs: at },
      });
      const file = join(
        dataFolder,
        evidenceFolder,
        exportName("bukti", incident.replace(/[^A-Za-z0-9._-]/g, "_"), at),
      );
      const { events, bytes, missing, withheld } = await writeExport(file, context.freeBytes(), {
        ...{ kind: "evidence", subject: incident, masked, events: evidence.events, heads: store.log.heads() },
        ...{ station, signer, resourcesFolder, appVersion, madeBy: actor, madeAtMs: at, files },
        city: cityOfExport(city),
        papers: [{ path: "bukti.pdf", content: paper }],
      }).catch(refuseExport);
      return { file, events, bytes, missing, withheld };
    },
  };
}
