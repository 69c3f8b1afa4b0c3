/** Messages as they go out: their texts, signatures and topics. */
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Batch, Reply, Request } from "../../../shared/domain/replication/message.ts";
import {
  logTopic,
  replyTopic,
  requestTopic,
  signedText,
  withSignature,
} from "../../../shared/messages/replication.ts";
import type { TopicRoot } from "../../../shared/messages/topics.ts";
import type { Signer } from "../proof/signer.ts";

export const messageTitle = "message";

/** An event is measured, and then sent: its text is made once. */
const texts = new WeakMap<SealedEvent, string>();

export function textOf(event: SealedEvent): string {
  let text = texts.get(event);
  if (text === undefined) {
    text = JSON.stringify(event);
    texts.set(event, text);
  }
  return text;
}

export function bytesOf(event: SealedEvent): number {
  return Buffer.byteLength(textOf(event), "utf8");
}

export function topicOf(root: TopicRoot, from: string, message: Batch | Request | Reply): string {
  switch (message.kind) {
    case "batch":
      return logTopic(root, from);
    case "request":
      return requestTopic(root, message.to);
    case "reply":
      return replyTopic(root, message.to);
  }
}

export function jsonOf(from: string, { kind: _kind, ...message }: Batch | Request | Reply): string {
  if (!("events" in message)) return JSON.stringify({ from, ...message });
  const { events, ...rest } = message;
  const head = JSON.stringify({ from, ...rest });
  return `${head.slice(0, -1)},"events":[${events.map(textOf).join(",")}]}`;
}

export function signedBy(signer: Signer, topic: string, json: string): string {
  return withSignature(json, signer.signText(messageTitle, signedText(topic, json)));
}
