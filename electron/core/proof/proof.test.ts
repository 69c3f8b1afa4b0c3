/** A log that is taken out, and everything that somebody could do to it, against the verifier that goes with it. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalOf,
  checkArchive,
  checkLog,
  fingerprintOf,
  hashOf,
} from "../../../resources/verify/verify.mjs";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { files } from "../shiftLog/given.ts";
import { shiftLogOn } from "../shiftLog/testing.ts";
import { hashOf as productHash } from "../store/log.ts";
import { calledBy, shippedOptions } from "../testing.ts";
import { createProofCommands } from "./commands.ts";
import { openSigner, type Signer } from "./signer.ts";
import { testKey } from "./testing.ts";

const signer = openSigner(testKey(1));
const keys = [signer.fingerprint];
const names = [{ role: "outgoing", person: "U-1", name: "Sari" }];

/** A log of two stations: entries, a seal in the middle, and one at the other station. */
async function logged() {
  const on = shiftLogOn({ signer });
  const { store, called, proof, time } = on;
  const write = (text: string, attachments: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = []) =>
    called["log.write"]({ text, tags: [], links: [], template: null, attachments });
  await write("Pompa 2 mati — é 🚒", [{ name: "pompa.jpg", bytes: files.jpeg }]);
  const { entry } = await write("Hujan deras");
  called["log.correct"]({ entry, text: "Hujan ringan", tags: [], links: [], reason: "keliru" });
  proof.sealHeads("serah-terima-1", names, "operator:st-1");
  await write("Setelah segel");
  await write("Yang terakhir");
  // Another station seals how far this one reached.
  const told = { algorithm: "Ed25519" as const, publicKey: signer.publicKey, protection: "file" as const };
  const announced = { kind: "station.key-announced", subject: "station:st-2", body: told } as const;
  store.log.append("st-2", announced, "room", time.nowMs);
  const body = { names, heads: store.log.heads().slice(0, 1), fingerprint: null };
  store.log.append(
    "st-2",
    { kind: "log.sealed", subject: "serah-terima-2", body },
    "operator:st-2",
    time.nowMs,
  );
  return { ...on, events: [...store.log.sealed("st-1"), ...store.log.sealed("st-2")] };
}

async function exported() {
  const on = await logged();
  const commands = calledBy(
    createProofCommands({
      ...{ ...on, ...shippedOptions, station: "st-1", freeBytes: () => null, clock: () => on.time.nowMs },
    }) as never,
  ) as { "log.export"(input: object): Promise<{ file: string; events: number; missing: number }> };
  const output = await commands["log.export"]({});
  return { ...on, ...output, bytes: readFileSync(output.file) };
}

const codes = (report: { faults: readonly { code: string }[] }) => [
  ...new Set(report.faults.map(({ code }) => code)),
];

describe("a log", () => {
  it("of which nothing was changed is whole, and says who sealed it", async () => {
    const { events } = await logged();
    const report = checkLog(events, { keys: [] });
    expect(report.faults).toEqual([]);
    expect(report.stations.map(({ station, events: count }) => [station, count])).toEqual([
      ["st-1", 7],
      ["st-2", 2],
    ]);
    expect(report.stations[0]?.keys[0]?.fingerprint).toBe(signer.fingerprint);
    expect(report.seals.map(({ by, names: who }) => [by, who[0]?.name])).toEqual([
      ["st-1", "Sari"],
      ["st-2", "Sari"],
    ]);
  });

  type Change = (events: SealedEvent[]) => SealedEvent[];
  const rehashed = (events: SealedEvent[], sign?: Signer["signEvent"]) => {
    const before = new Map<string, string>();
    return events.map((event) => {
      const open = { ...event, prev: before.get(event.station) ?? "" };
      const hash = productHash(open);
      before.set(event.station, hash);
      return {
        ...open,
        hash,
        signature: sign ? sign({ ...open, hash }) : event.signature,
      };
    });
  };
  const altered: Change = (events) =>
    events.map((event) =>
      event.seq === 3 ? { ...event, body: { ...(event.body as object), text: "Hujan derai" } } : event,
    );
  const tampering: readonly [string, Change, string][] = [
    ["a changed letter", altered, "altered"],
    ["a changed letter, with every hash made anew", (events) => rehashed(altered(events)), "signature"],
    ["a removed event", (events) => events.filter(({ seq }) => seq !== 3), "removed"],
    [
      "a removed event, with numbers and hashes made anew",
      (events) =>
        rehashed(
          events
            .filter(({ seq }) => seq !== 3)
            .map((event) => ({ ...event, seq: event.seq > 3 ? event.seq - 1 : event.seq })),
        ),
      "signature",
    ],
    [
      "a tail that was cut after a seal",
      (events) => events.filter(({ station, seq }) => station !== "st-1" || seq < 6),
      "cut",
    ],
    [
      "two swapped events",
      ([first, second, third, ...rest]) => [first!, third!, second!, ...rest],
      "removed",
    ],
    [
      "two swapped events that bear each other's numbers",
      (events) =>
        rehashed(
          events.map((event, n) =>
            n === 1 ? { ...events[2]!, seq: 2 } : n === 2 ? { ...events[1]!, seq: 3 } : event,
          ),
        ),
      "signature",
    ],
    [
      "a signature of another event",
      (events) => events.map((event, n) => (n === 2 ? { ...event, signature: events[1]!.signature } : event)),
      "signature",
    ],
    [
      "a signature that was taken off",
      (events) => events.map((event, n) => (n === 2 ? { ...event, signature: "" } : event)),
      "signature",
    ],
    ["an event of another station's number", (events) => [...events, events[0]!], "order"],
    [
      "a field that was added",
      (events) => events.map((event, n) => (n === 2 ? { ...event, note: "x" } : event)),
      "no-event",
    ],
  ];
  it.each(tampering)("is found not whole: %s", async (_name, change, code) => {
    const { events } = await logged();
    expect(codes(checkLog(change(events)))).toContain(code);
  });

  it("that was signed anew with another key is found by the fingerprint of the right one, or by a seal on paper", async () => {
    const { events } = await logged();
    const other = openSigner(testKey(2));
    const own = events.filter(({ station }) => station === "st-1");
    const forged = rehashed(
      own.map((event) =>
        event.kind === "station.key-announced"
          ? { ...event, body: { ...(event.body as object), publicKey: other.publicKey } }
          : event,
      ),
      other.signEvent,
    );
    expect(codes(checkLog(forged, { keys }))).toContain("other-key");
    const { station, seq, hash } = own.at(-1)!;
    expect(codes(checkLog(forged, { heads: [{ station, seq, hash }] }))).toContain("altered");
    // A second key in mid-chain that the first does not vouch for.
    const [told] = forged;
    const joined = [
      ...own,
      { ...told!, seq: own.length + 1, prev: own.at(-1)!.hash, time: "2026-11-30T00:00:00.000Z-0000" },
    ];
    const last = joined.at(-1)!;
    const hashed = { ...last, hash: productHash(last) };
    const resigned = { ...hashed, signature: other.signEvent(hashed) };
    expect(codes(checkLog([...own, resigned]))).toEqual(["key-changed"]);
    expect(codes(checkLog([...own, resigned], { keys: [signer.fingerprint, other.fingerprint] }))).toEqual(
      [],
    );
  });

  it("a tail that was cut is found by the head that a paper names", async () => {
    const { events } = await logged();
    const own = events.filter(({ station }) => station === "st-1");
    const { station, seq, hash } = own.at(-1)!;
    const heads = [{ station, seq, hash }];
    expect(checkLog(own, { heads }).faults).toEqual([]);
    expect(codes(checkLog(own.slice(0, -1), { heads }))).toEqual(["cut"]);
  });
});

describe("an export", () => {
  it("is checked by the file that goes with it, which needs nothing but Node", async () => {
    const { file, bytes, dataFolder } = await exported();
    const report = checkArchive(bytes, {});
    expect(report.faults).toEqual([]);
    expect(report.attachments).toEqual({ checked: 1, missing: 0 });
    const program = join(dataFolder, "verify.mjs");
    writeFileSync(program, execFileSync("unzip", ["-p", file, "verify.mjs"]));
    const run = (...given: string[]) =>
      spawnSync(process.execPath, [program, file, ...given], { encoding: "utf8" });
    const unpinned = run();
    expect([unpinned.status, unpinned.stdout]).toEqual([3, expect.stringContaining(signer.fingerprint)]);
    expect(run("--head", "nonsense").status).toBe(2);
  }, 20_000);

  it("of which an attachment was changed or taken out is not whole, nor one that this station has no key for", async () => {
    const on = await exported();
    const at = on.bytes.indexOf(files.jpeg);
    const changed = Buffer.from(on.bytes);
    changed[at + 20]! ^= 1;
    expect(checkArchive(changed).faults).not.toEqual([]);
    expect(
      codes(checkArchive(on.bytes, { keys: [fingerprintOf(openSigner(testKey(2)).publicKey)] })),
    ).toContain("other-key");
    expect(checkArchive(on.bytes.subarray(0, -1)).faults).not.toEqual([]);
    expect(checkArchive(Buffer.concat([on.bytes, Buffer.from("x")])).faults).not.toEqual([]);
  });

  it("with any one bit turned is found not whole: 10 000 times, anywhere in the file", async () => {
    const { bytes } = await exported();
    const random = seededRandom(20261129);
    const copy = Buffer.from(bytes);
    const unseen: number[] = [];
    for (let n = 0; n < 10_000; n++) {
      const bit = Math.floor(random() * copy.length * 8);
      copy[bit >> 3]! ^= 1 << (bit & 7);
      if (checkArchive(copy, { firstOnly: true }).faults.length === 0) unseen.push(bit);
      copy[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(unseen).toEqual([]);
    expect(checkArchive(copy).faults).toEqual([]);
  }, 60_000);

  it("with any one bit of its events turned is found without the list of what is in it", async () => {
    const { events } = await logged();
    const lines = events.map((event) => canonicalize(event)!);
    const random = seededRandom(7);
    for (let n = 0; n < 300; n++) {
      const at = Math.floor(random() * lines.length);
      const line = Buffer.from(lines[at]!, "utf8");
      const bit = Math.floor(random() * line.length * 8);
      line[bit >> 3]! ^= 1 << (bit & 7);
      let event: unknown;
      try {
        event = JSON.parse(line.toString("utf8"));
      } catch {
        continue;
      }
      const turned = events.map((each, index) => (index === at ? event : each));
      expect(checkLog(turned, { firstOnly: true }).faults, lines[at]).not.toEqual([]);
    }
  });
});

it("the verifier's canonical JSON and hash are those of the product", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false } as never), (value) => {
      expect(canonicalOf(value)).toBe(canonicalize(value));
    }),
    { numRuns: 300 },
  );
  const event = {
    ...{ station: "a", seq: 1, time: "2026-11-25T08:00:00.000Z-0000", actor: "x", kind: "k", subject: "s" },
    ...{ body: { b: 1, a: "é", c: [1.5e300, -0, null] }, prev: "" },
  };
  expect(hashOf(event)).toBe(productHash(event));
  expect(createHash("sha256").update(canonicalOf(event)).digest("hex")).toBe(productHash(event));
});
