/** Messages as they go out: their texts, signatures and topics. */
import type { GivenBatch, GivenReply, Request } from "../../../shared/domain/replication/message.ts";
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

export function topicOf(root: TopicRoot, from: string, message: GivenBatch | Request | GivenReply): string {
  switch (message.kind) {
    case "batch":
      return logTopic(root, from);
    case "request":
      return requestTopic(root, message.to);
    case "reply":
      return replyTopic(root, message.to);
  }
}

export function jsonOf(from: string, { kind: _kind, ...message }: GivenBatch | Request | GivenReply): string {
  if (!("events" in message)) return JSON.stringify({ from, ...message });
  const { events, ...rest } = message;
  const head = JSON.stringify({ from, ...rest });
  return `${head.slice(0, -1)},"events":[${events.map(({ text }) => text).join(",")}]}`;
}

export function signedBy(signer: Signer, topic: string, json: string): string {
  return withSignature(json, signer.signText(messageTitle, signedText(topic, json)));
}
