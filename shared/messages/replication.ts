/**
 * What stations say to each other: topics, schemas and signatures (PROTOCOL, Decisions).
 *
 * Every message bears a signature of its sender over the topic and everything else in it, so that nobody without a key
 * that a person let in can speak for a station, nor say in one city what was said in another. It stands first:
 *
 *     {"signature":"<86 letters of base64url>","from":"st-…", …}
 */
import { z } from "zod";
import { stationSchema } from "../domain/replication/event.ts";
import { maxMessageBytes, messageId } from "./facts.ts";
import { isSealedEvent, sealedEventSchema } from "./sealedEvent.ts";
import type { TopicRoot } from "./topics.ts";

const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const epochMs = z
  .number()
  .int()
  .nonnegative()
  .max(Date.UTC(2200, 0, 1));
const requestId = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

const head = z.object({ station: stationSchema, seq, hash: sha256 });

export const presenceMessage = z.object({
  from: messageId,
  online: z.boolean(),
  name: z.string().max(120),
  version: z.string().max(40),
  /** ISO 8601; and since when it has been connected, so that the last will of an earlier connection is known as such. */
  time: z.string().max(40),
  since: z.string().max(40),
  /** Null for a station without a key: it can belong to no room of several. */
  publicKey: publicKey.nullable(),
  heads: z.array(head).max(200),
  early: z.string().max(40).nullable().default(null),
  /** Of its own events, those that nobody was told of. */
  untold: z.number().int().nonnegative(),
  /** It is in a drill, or about to leave for one. Not there in messages of older versions. */
  training: z.boolean().default(false),
});
export type PresenceMessage = z.infer<typeof presenceMessage>;

const mostEvents = 500;
const events = z.array(sealedEventSchema).max(mostEvents);

export const batchMessage = z.object({ from: messageId, events: events.min(1) });

const range = z
  .object({ station: stationSchema, from: seq, to: seq })
  .refine(({ from, to }) => from <= to, "expected a range that ends after it begins");

export const requestMessage = z.object({
  ...{ from: messageId, to: messageId, id: requestId, askedAtMs: epochMs },
  ranges: z.array(range).max(16),
  // Not there in messages of older versions, which know nothing of it.
  present: z
    .object({ list: requestId, at: z.number().int().nonnegative(), early: z.boolean() })
    .nullable()
    .default(null),
});

export const replyMessage = z.object({
  ...{ from: messageId, to: messageId, id: requestId },
  ...{ askedAtMs: epochMs, heardAtMs: epochMs, sentAtMs: epochMs },
  events,
  piece: z
    .object({ number: z.number().int().nonnegative(), of: z.number().int().positive(), text: z.string() })
    .nullable(),
  present: z
    .object({
      list: requestId,
      at: z.number().int().nonnegative(),
      next: z.number().int().nonnegative(),
      of: z.number().int().nonnegative(),
    })
    .nullable()
    .default(null),
  last: z.boolean(),
});

const mac = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A station that asks to be let in, or the answer of the one whose code it has; to neither does a key belong yet. */
export const joinMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ask"), station: messageId, publicKey, nonce: publicKey, mac }),
  z.object({
    kind: z.literal("answer"),
    station: messageId,
    publicKey,
    to: messageId,
    nonce: publicKey,
    mac,
  }),
]);
export type JoinMessage = z.infer<typeof joinMessage>;

export type StationMessageKind = "presence" | "batch" | "request" | "reply" | "join";

const schemas = {
  presence: presenceMessage,
  batch: batchMessage,
  request: requestMessage,
  reply: replyMessage,
  join: joinMessage,
} as const;

const families: Readonly<Record<string, StationMessageKind>> = {
  stations: "presence",
  log: "batch",
  "log-requests": "request",
  "log-replies": "reply",
  joins: "join",
};

export function logTopic(root: TopicRoot, station: string): string {
  return `${root}/log/${station}`;
}

export function requestTopic(root: TopicRoot, station: string): string {
  return `${root}/log-requests/${station}`;
}

export function replyTopic(root: TopicRoot, station: string): string {
  return `${root}/log-replies/${station}`;
}

/** Where a station asks to be let in, and is answered. */
export function joinTopic(root: TopicRoot, station: string): string {
  return `${root}/joins/${station}`;
}

export function replicationSubscriptions(root: TopicRoot, station: string): { filter: string; qos: 1 }[] {
  return [
    ...[`${root}/stations/+`, `${root}/log/+`, `${root}/joins/+`],
    ...[requestTopic(root, station), replyTopic(root, station)],
  ].map((filter) => ({ filter, qos: 1 as const }));
}

export interface ReadStationMessage {
  readonly kind: StationMessageKind;
  /** The station that the topic names. */
  readonly topicStation: string;
  readonly body: unknown;
  /** What was signed; null where nothing was. */
  readonly signed: { readonly text: string; readonly signature: string } | null;
}

export interface StationRefusal {
  readonly kind: "refused";
  readonly reason: "too-large" | "not-json" | "schema" | "topic" | "id-mismatch";
  readonly detail: string;
}

/** The family and the station of a topic below `root`; undefined where stations say nothing. */
export function parseReplicationTopic(
  root: TopicRoot,
  topic: string,
): { kind: StationMessageKind; station: string } | undefined {
  if (!topic.startsWith(`${root}/`)) return undefined;
  const [family = "", station, ...rest] = topic.slice(root.length + 1).split("/");
  const kind = Object.hasOwn(families, family) ? families[family] : undefined;
  return kind && station && rest.length === 0 ? { kind, station } : undefined;
}

const signatureForm = /^\{"signature":"([A-Za-z0-9_-]{86})",/;

/** The text that a signature of a message is over. */
export function signedText(topic: string, json: string): string {
  return `${topic}\n${json}`;
}

/** `json`: an object with at least one field. */
export function withSignature(json: string, signature: string): string {
  return `{"signature":"${signature}",${json.slice(1)}`;
}

/** Undefined for a topic on which stations say nothing. An empty message (a cleared presence) has no body. */
export function readStationMessage(
  root: TopicRoot,
  topic: string,
  bytes: number,
  readText: () => string,
): ReadStationMessage | StationRefusal | undefined {
  const about = parseReplicationTopic(root, topic);
  if (!about) return undefined;
  const { kind, station: topicStation } = about;
  if (bytes > maxMessageBytes)
    return refusal("too-large", `expected at most ${maxMessageBytes} bytes, found ${bytes}`);
  if (bytes === 0) return { kind, topicStation, body: null, signed: null };
  const text = readText();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refusal("not-json", String(error instanceof Error ? error.message : error));
  }
  const parsed = parse(kind, json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refusal(
      "schema",
      issue ? `${issue.path.join(".") || "message"}: ${issue.message}` : "no such message",
    );
  }
  const named = nameIn(kind, parsed.data);
  if (named !== topicStation)
    return refusal("id-mismatch", `expected ${topicStation} as in the topic, found ${named}`);
  const [start = "", signature] = signatureForm.exec(text) ?? [];
  const signed =
    signature === undefined ? null : { text: signedText(topic, `{${text.slice(start.length)}`), signature };
  return { kind, topicStation, body: parsed.data, signed };
}

/** As the schema does it; events that are as they should be are not read one by one. */
function parse(kind: StationMessageKind, json: unknown): z.ZodSafeParseResult<object> {
  const events = (json as { events?: unknown } | null)?.events;
  const isPlain =
    (kind === "batch" || kind === "reply") &&
    Array.isArray(events) &&
    events.length <= mostEvents &&
    events.every(isSealedEvent);
  if (!isPlain) return schemas[kind].safeParse(json);
  // One of them stands for all.
  const parsed = schemas[kind].safeParse({ ...(json as object), events: events.slice(0, 1) });
  return parsed.success ? { ...parsed, data: { ...parsed.data, events } } : parsed;
}

/** The station that a message of this kind must name as its topic does. */
function nameIn(kind: StationMessageKind, body: unknown): string {
  const { from, to, station } = body as { from: string; to: string; station: string };
  if (kind === "join") return (body as JoinMessage).kind === "ask" ? station : to;
  return kind === "request" || kind === "reply" ? to : from;
}

function refusal(reason: StationRefusal["reason"], detail: string): StationRefusal {
  return { kind: "refused", reason, detail };
}
