import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxMessageBytes } from "./facts.ts";
import {
  joinTopic,
  logTopic,
  parseReplicationTopic,
  readStationMessage,
  replyTopic,
  requestTopic,
  signedText,
  withSignature,
} from "./replication.ts";
import { presenceTopic, rootTopic } from "./topics.ts";

const city = "36.71";
const root = rootTopic(city);
const hash = "a".repeat(64);
const signature = "s".repeat(86);
const event = {
  ...{
    station: "st-1",
    seq: 1,
    time: "2026-11-24T08:42:07.123Z-0001",
    actor: "room",
    kind: "x.y",
    subject: "x",
  },
  ...{ body: {}, prev: "", hash, signature },
};
const key = "k".repeat(43);
const times = { askedAtMs: 1, heardAtMs: 2, sentAtMs: 3 };
const wellFormed: readonly [string, object][] = [
  [
    presenceTopic(root, "st-1"),
    {
      ...{ from: "st-1", online: true, name: "Meja 1", version: "1", time: "t", since: "t", publicKey: key },
      ...{ heads: [{ station: "st-1", seq: 1, hash }], untold: 0 },
    },
  ],
  [logTopic(root, "st-1"), { from: "st-1", events: [event] }],
  [
    requestTopic(root, "st-2"),
    { from: "st-1", to: "st-2", id: 1, askedAtMs: 1, ranges: [{ station: "st-3", from: 1, to: 9 }] },
  ],
  [
    replyTopic(root, "st-2"),
    { from: "st-1", to: "st-2", id: 1, ...times, events: [event], piece: null, last: true },
  ],
  [joinTopic(root, "st-1"), { kind: "ask", station: "st-1", publicKey: key, nonce: key, mac: key }],
  [
    joinTopic(root, "st-2"),
    { kind: "answer", station: "st-1", publicKey: key, to: "st-2", nonce: key, mac: key },
  ],
];
const read = (topic: string, text: string) =>
  readStationMessage(root, topic, Buffer.byteLength(text), () => text);

describe("a message of a station", () => {
  it.each(wellFormed)("on %s is read, with what was signed", (topic, body) => {
    const json = JSON.stringify(body);
    expect(read(topic, json)).toMatchObject({ body, signed: null });
    expect(read(topic, withSignature(json, signature))).toMatchObject({
      ...{ body, signed: { text: signedText(topic, json), signature } },
    });
  });

  it("that names another station than its topic, is too large or is none, is refused", () => {
    const [topic, body] = wellFormed[1]!;
    expect(read(logTopic(root, "st-2"), JSON.stringify(body))).toMatchObject({ reason: "id-mismatch" });
    expect(read(topic, " ".repeat(maxMessageBytes + 1))).toMatchObject({ reason: "too-large" });
    expect(read(topic, "{")).toMatchObject({ reason: "not-json" });
    expect(read(topic, "{}")).toMatchObject({ reason: "schema" });
    expect(read(topic, "")).toMatchObject({ body: null });
    expect(parseReplicationTopic(root, `${root}/log/a/b`)).toBeUndefined();
    expect(parseReplicationTopic(root, `${root}/reports/a`)).toBeUndefined();
    expect(parseReplicationTopic(root, "liveroom/31.71/log/st-1")).toBeUndefined();
    expect(parseReplicationTopic(root, `${root}/constructor/st-1`)).toBeUndefined();
  });

  it("may be anything: it is read or refused, and never thrown at", () => {
    const topics = fc.constantFrom(
      ...wellFormed.map(([topic]) => topic),
      `${root}/log/`,
      `${root}/stations/a/b`,
    );
    const broken = fc
      .tuple(fc.constantFrom(...wellFormed), fc.string(), fc.anything(), fc.nat(300))
      .map(([[, body], name, value, at]) => {
        const names = Object.keys(body);
        const text = JSON.stringify({ ...body, [names[at % names.length] ?? name]: value }) ?? "";
        return at % 3 === 0 ? text.slice(0, at) : text;
      });
    fc.assert(
      fc.property(topics, fc.oneof(fc.string(), fc.json(), broken), (topic, text) => {
        const message = read(topic, text);
        if (message && message.kind !== "refused") expect(["object"]).toContain(typeof message.body);
      }),
      { numRuns: 1500 },
    );
  });
});
