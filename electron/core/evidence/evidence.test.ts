import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractText } from "unpdf";
import { expect, it } from "vitest";
import { checkArchive } from "../../../resources/verify/verify.mjs";
import { incidentsOn } from "../incidents/testing.ts";
import { openSigner } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import { files } from "../shiftLog/given.ts";
import { shiftLogOn } from "../shiftLog/testing.ts";
import { storeInMemory } from "../store/testing.ts";
import { calledBy, shippedOptions, testCaller } from "../testing.ts";
import { createEvidenceCommands } from "./index.ts";

const signer = openSigner(testKey(1));

/** A citizen who called, an order, a note with a number, an entry of the log, and a seal. */
async function prepared() {
  const store = storeInMemory(signer.signEvent);
  const log = shiftLogOn({ store, signer });
  const incidents = incidentsOn(store, { clock: () => log.time.nowMs });
  const { incident } = incidents.commands["report.take"]({
    ...{ category: log.city.categories[0]!.id, text: "Air masuk rumah, kata Budi", place: [106.63, -6.18] },
    ...{
      address: "Jl. Merdeka",
      channel: "112",
      reporterName: "Budi Santoso",
      reporterPhone: "081234567890",
    },
  });
  incidents.commands["incident.acknowledge"]({ incident });
  incidents.commands["incident.note"]({ incident, text: "hubungi 0812 3456 7890" });
  const links = [{ kind: "incident" as const, id: incident, name: "Banjir" }];
  const attachments = [{ name: "foto.jpg", bytes: files.jpeg }];
  await log.called["log.write"]({ text: "**Pompa** dikirim", tags: [], links, template: null, attachments });
  await log.called["log.write"]({ text: "Hal lain", tags: [], links: [], template: null, attachments: [] });
  log.proof.sealHeads("serah-terima-1", [{ role: "outgoing", person: null, name: "Sari" }], "operator:st-1");
  const context = {
    ...{ ...log, ...shippedOptions, station: "st-1", freeBytes: () => null, clock: () => log.time.nowMs },
  };
  const handlers = createEvidenceCommands({ ...context, register: incidents.register });
  const asked = (masked: boolean) => ({ incident, language: "id" as const, masked });
  return {
    ...log,
    incident,
    handlers,
    asked,
    ask: calledBy(handlers as never) as never as {
      "evidence.export"(input: object): ReturnType<(typeof handlers)["evidence.export"]>;
    },
  };
}

async function paperIn(file: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  execFileSync("unzip", ["-q", "-o", file, "-d", folder]);
  const { text } = await extractText(new Uint8Array(readFileSync(join(folder, "bukti.pdf"))), {
    mergePages: true,
  });
  return text;
}

it("holds what was decided and written about the incident, and is proven; nothing of it says who the citizen is", async () => {
  const { ask, asked, dataFolder, incident } = await prepared();
  const { file, withheld, missing, events } = await ask["evidence.export"](asked(true));
  const bytes = readFileSync(file);
  const report = checkArchive(bytes, { keys: [signer.fingerprint] });
  expect(report.faults).toEqual([]);
  // The report that was taken, and the note with the number.
  expect([withheld, missing]).toEqual([2, 0]);
  expect(events).toBe(6);
  expect(report.seals.map(({ names }) => names[0]?.name)).toEqual(["Sari"]);
  expect(report.attachments).toEqual({ checked: 1, missing: 0 });
  expect(bytes.toString("latin1")).not.toMatch(/Santoso|081234567890|0812 3456|Hal lain/);
  const paper = await paperIn(file, join(dataFolder, "out"));
  expect(paper).toContain(incident);
  expect(paper).toContain("Pompa dikirim");
  expect(paper).toContain("B*** S***");
  expect(paper).not.toMatch(/Santoso|Budi|7890/);
  // What is proven cannot be changed: one letter of an event, in the container with its sums put right.
  const turned = Buffer.from(bytes);
  turned[turned.indexOf("Pompa")]! ^= 1;
  writeFileSync(file, turned);
  expect(checkArchive(turned).faults).not.toEqual([]);
});

it("with citizens' names goes out by a supervisor's word alone", async () => {
  const { handlers, asked, dataFolder } = await prepared();
  const operator = handlers["evidence.export"](asked(false), testCaller({ role: "operator" }));
  await expect(operator).rejects.toMatchObject({ reason: { code: "not-allowed" } });
  const { file, withheld } = await handlers["evidence.export"](
    asked(false),
    testCaller({ role: "supervisor" }),
  );
  expect(withheld).toBe(0);
  expect(checkArchive(readFileSync(file)).faults).toEqual([]);
  expect(await paperIn(file, join(dataFolder, "out"))).toContain("Budi Santoso, 081234567890");
});
