/** What a station of the room tells officers and citizens' channels, as their programs hear it. */
import {
  type OrderMessage,
  orderMessage,
  type ReportStatusMessage,
  reportStatusMessage,
} from "../../../../shared/messages/orders.ts";
import { parseStationTopic, type TopicRoot } from "../../../../shared/messages/topics.ts";

/** Null: the retained message was taken away. */
export type Told =
  | {
      readonly kind: "order";
      readonly officer: string;
      readonly id: string;
      readonly body: OrderMessage | null;
    }
  | { readonly kind: "report-status"; readonly id: string; readonly body: ReportStatusMessage | null };

/** Undefined for what is none, which a phone ignores. */
export function readTold(root: TopicRoot, topic: string, text: string): Told | undefined {
  const about = parseStationTopic(root, topic);
  if (!about) return undefined;
  if (text === "") return { ...about, body: null };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (about.kind === "order") {
    const { data } = orderMessage.safeParse(json);
    // A supervisor is told of an order that is another's, and has nothing to do about it.
    return data?.order === about.id && data.officer === about.officer ? { ...about, body: data } : undefined;
  }
  const { data } = reportStatusMessage.safeParse(json);
  return data?.report === about.id ? { ...about, body: data } : undefined;
}
