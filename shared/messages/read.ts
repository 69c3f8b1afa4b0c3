/** Reads one MQTT message as a fact, or says why it cannot be one. */
import type { z } from "zod";
import {
  type CameraHealthMessage,
  cameraHealthMessage,
  type DutyMessage,
  dutyMessage,
  maxMessageBytes,
  type PositionMessage,
  positionMessage,
  type ReportMessage,
  reportMessage,
  type SensorMessage,
  sensorMessage,
} from "./facts.ts";
import { type ReplyMessage, replyMessage } from "./orders.ts";
import { type FactKind, parseFactTopic, type TopicRoot } from "./topics.ts";
import { type CapAlert, capAlert } from "./warnings.ts";

export type Fact =
  | { readonly kind: "position"; readonly id: string; readonly body: PositionMessage }
  | { readonly kind: "duty"; readonly id: string; readonly body: DutyMessage }
  | { readonly kind: "report"; readonly id: string; readonly body: ReportMessage }
  /** A retained report that its channel took away: an empty message. */
  | { readonly kind: "report-removed"; readonly id: string }
  /** Any other retained message that was taken away. */
  | { readonly kind: "cleared"; readonly id: string }
  | { readonly kind: "camera-health"; readonly id: string; readonly body: CameraHealthMessage }
  | { readonly kind: "reply"; readonly id: string; readonly body: ReplyMessage }
  | { readonly kind: "sensor"; readonly id: string; readonly body: SensorMessage }
  | { readonly kind: "warning"; readonly id: string; readonly body: CapAlert }
  /** A retained warning that its gateway took away: an empty message. */
  | { readonly kind: "warning-removed"; readonly id: string };

export interface Refusal {
  readonly kind: "refused";
  readonly reason: "too-large" | "not-json" | "schema" | "topic" | "id-mismatch";
  readonly detail: string;
}

const schemas = {
  position: positionMessage,
  duty: dutyMessage,
  report: reportMessage,
  "camera-health": cameraHealthMessage,
  reply: replyMessage,
  sensor: sensorMessage,
  warning: capAlert,
} as const;

const removals: { readonly [Kind in FactKind]?: "report-removed" | "warning-removed" } = {
  report: "report-removed",
  warning: "warning-removed",
};

/** `bytes` the payload's length, `readText` decodes it (not called when too large). */
export function readFact(
  root: TopicRoot,
  topic: string,
  bytes: number,
  readText: () => string,
): Fact | Refusal {
  const about = parseFactTopic(root, topic);
  if (!about) return refusal("topic", `no fact is published on ${topic}`);
  if (bytes > maxMessageBytes)
    return refusal("too-large", `expected at most ${maxMessageBytes} bytes, found ${bytes}`);
  if (bytes === 0) return { kind: removals[about.kind] ?? "cleared", id: about.id };
  let json: unknown;
  try {
    json = JSON.parse(readText());
  } catch (error) {
    return refusal("not-json", String(error instanceof Error ? error.message : error));
  }
  const parsed = schemas[about.kind].safeParse(json);
  if (!parsed.success) return refusal("schema", firstIssue(parsed.error));
  if (about.kind === "report" && (parsed.data as ReportMessage).service_request_id !== about.id) {
    return refusal("id-mismatch", `expected service_request_id ${about.id} as in the topic`);
  }
  if (about.kind === "reply" && (parsed.data as ReplyMessage).order !== about.id) {
    return refusal("id-mismatch", `expected order ${about.id} as in the topic`);
  }
  return { kind: about.kind, id: about.id, body: parsed.data } as Fact;
}

function refusal(reason: Refusal["reason"], detail: string): Refusal {
  return { kind: "refused", reason, detail };
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".") || "message"}: ${issue.message}` : "does not fit its schema";
}
