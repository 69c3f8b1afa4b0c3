/**
 * Messages on the topics of stations as no station sends them: a corpus of right ones, of a member, of a stranger and of
 * nobody, broken in all ways that a program or a person could. A station takes them in, and nothing may change.
 */
import Sqlite from "better-sqlite3";
import { createSources } from "../../electron/core/live/sources.ts";
import { openProof } from "../../electron/core/proof/index.ts";
import { openSigner, type Signer } from "../../electron/core/proof/signer.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openReplication } from "../../electron/core/replication/index.ts";
import { jsonOf, signedBy } from "../../electron/core/replication/outgoing.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { migrations } from "../../electron/core/store/migrations/index.ts";
import { pick, type Random } from "../../shared/domain/random.ts";
import { stationSubject } from "../../shared/domain/replication/members.ts";
import { joinTopic, logTopic, replyTopic, requestTopic } from "../../shared/messages/replication.ts";
import { presenceTopic, rootTopic } from "../../shared/messages/topics.ts";

const city = "36.71";
const root = rootTopic(city);
const nowMs = Date.UTC(2026, 10, 24, 8);

export interface Fuzzed {
  readonly taken: number;
  readonly refused: number;
  /** Of every log that is held, before and after. */
  readonly headsBefore: readonly string[];
  readonly headsAfter: readonly string[];
  /** Rows of stations on screen, afterwards. */
  readonly rows: number;
}

/** Throws what the station throws. */
export function fuzzStation(count: number, random: Random): Fuzzed {
  const signer = openSigner(testKey(1));
  const member = openSigner(testKey(2));
  const database = new Sqlite(":memory:");
  for (const { apply } of migrations) apply(database);
  const store = createStore(database, signer.signEvent);
  const clock = () => nowMs;
  openProof({ store, station: "st-1", signer, clock });
  const body = { station: "st-2", publicKey: member.publicKey, by: "code" } as const;
  store.log.append(
    "st-1",
    { kind: "station.admitted", subject: stationSubject("st-2"), body },
    "person:U-1",
    nowMs,
  );
  const sources = createSources();
  const log = { info() {}, warning() {}, error() {} };
  const replication = openReplication({
    ...{ store, station: "st-1", signer, city, root, appVersion: "1", clock, random, log, onForked() {} },
    ...{ rows: sources.stations, joinRows: sources.stationJoin },
  });
  const heads = () => store.log.heads().map(({ station, seq, hash }) => `${station} ${seq} ${hash}`);
  let refused = 0;
  try {
    replication.link.up(
      () => Promise.resolve(),
      () => void refused++,
    );
    const corpus = corpusOf(member, openSigner(testKey(3)));
    const headsBefore = heads();
    for (let number = 0; number < count; number++) {
      const [topic, text] = pick(random, corpus);
      const broken = random() < 0.02 ? topic : brokenTopic(topic, random);
      replication.link.take(broken, brokenPayload(text, random));
    }
    // Shows all anew.
    replication.commands["stations.rename"]({ name: "Meja" }, undefined as never);
    return {
      taken: count,
      refused,
      headsBefore,
      headsAfter: heads(),
      rows: [...sources.stations.values()].length,
    };
  } finally {
    replication.close();
    store.close();
  }
}

/** Right in form, of a member (signed), of a stranger (signed), and unsigned; none brings an event that is right. */
function corpusOf(member: Signer, stranger: Signer): [topic: string, text: string][] {
  const hash = "a".repeat(64);
  const event = {
    ...{
      station: "st-2",
      seq: 1,
      time: "2026-11-24T08:42:07.123Z-0001",
      actor: "room",
      kind: "incident.noted",
    },
    ...{ subject: "TL-1", body: { text: "x" }, prev: "", hash, signature: "s".repeat(86) },
  };
  const times = { askedAtMs: nowMs, heardAtMs: nowMs, sentAtMs: nowMs };
  const ranges = [{ station: "st-1", from: 1, to: Number.MAX_SAFE_INTEGER }];
  const presence = (from: string, publicKey: string) => ({
    ...{ from, online: true, name: "Meja", version: "1", time: "t", since: "t", publicKey, untold: 0 },
    heads: [{ station: "st-2", seq: 9_000_000, hash }],
  });
  const key = "k".repeat(43);
  const said: [string, string][] = [
    [logTopic(root, "st-2"), jsonOf("st-2", { kind: "batch", events: [event] })],
    [
      requestTopic(root, "st-1"),
      jsonOf("st-2", {
        kind: "request",
        to: "st-1",
        id: 1,
        askedAtMs: nowMs,
        ranges,
        present: { list: 0, at: 0, early: false },
      }),
    ],
    [
      replyTopic(root, "st-1"),
      jsonOf("st-2", {
        ...{ kind: "reply", to: "st-1", id: 1, ...times },
        events: [event],
        piece: null,
        present: { list: 1, at: 0, next: 1, of: 1 },
        last: true,
      }),
    ],
    [
      replyTopic(root, "st-1"),
      jsonOf("st-2", {
        ...{ kind: "reply", to: "st-1", id: 2, ...times, events: [], last: false },
        piece: { number: 0, of: 2, text: "{" },
        present: null,
      }),
    ],
    [presenceTopic(root, "st-2"), JSON.stringify(presence("st-2", member.publicKey))],
    [presenceTopic(root, "st-3"), JSON.stringify(presence("st-3", stranger.publicKey))],
    [
      joinTopic(root, "st-3"),
      JSON.stringify({ kind: "ask", station: "st-3", publicKey: key, nonce: key, mac: key }),
    ],
  ];
  return said.flatMap(([topic, json]) => [
    [topic, json] as [string, string],
    [topic, signedBy(member, topic, json)] as [string, string],
    [topic, signedBy(stranger, topic, json)] as [string, string],
  ]);
}

function brokenTopic(topic: string, random: Random): string {
  const chance = random();
  if (chance < 0.8) return topic;
  if (chance < 0.85) return topic.replace(city, "31.71");
  if (chance < 0.9) return topic.replace(/st-\d/, `st-${Math.floor(random() * 1000)}`);
  return topic.slice(0, Math.floor(random() * topic.length)) + pick(random, ["", "/", "//", "+", "\u0000"]);
}

function brokenPayload(text: string, random: Random): Buffer {
  const chance = random();
  const at = Math.floor(random() * text.length);
  if (chance < 0.1) return Buffer.from(text);
  if (chance < 0.3) return Buffer.from(text.slice(0, at));
  if (chance < 0.5)
    return Buffer.from(text.slice(0, at) + String.fromCharCode(random() * 0xffff) + text.slice(at + 1));
  if (chance < 0.6)
    return Buffer.from(text.replace(/\d+/, pick(random, ["-1", "1e400", "0.5", "null", "9".repeat(30)])));
  if (chance < 0.7)
    return Buffer.from(text.replace(/"[^"]*"/, pick(random, ["{}", "[]", '"__proto__"', "true", '""'])));
  if (chance < 0.8) return Buffer.from(text.replace(/\[/, `[${"[".repeat(Math.floor(random() * 500))}`));
  if (chance < 0.81) return Buffer.alloc(70_000, 0x5b);
  if (chance < 0.9) return Buffer.from(Array.from({ length: 60 }, () => Math.floor(random() * 256)));
  return Buffer.from(
    text.replace(/"events":\[/, `"events":[${pick(random, ["{},", "null,", "1,", '"x",'])}`),
  );
}
