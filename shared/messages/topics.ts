/**
 * MQTT topics of one city, after PROTOCOL: `liveroom/<city>/…`, or below what the city's file names instead of that
 * (`broker.topicRoot`), for a broker that takes no dots (NATS before 2.10). Pure text work; the schemas are in the files
 * beside this one.
 */
import { allModules, forOfficers, isInUse, type Modules, type Needs } from "../domain/city/modules.ts";

/** What all topics of a room stand below, without a slash at its end. */
export type TopicRoot = string & { readonly __root: "mqtt" };

/** Facts that the outside world publishes, by the name of what they are about. */
export type FactKind = "position" | "duty" | "report" | "camera-health" | "reply" | "sensor" | "warning";

export interface FactTopic {
  readonly kind: FactKind;
  /** The officer, report, camera, order, sensor or warning that the topic names. */
  readonly id: string;
}

/** `own`: what the city's file names, where it does; checked by `topicRootPattern`. */
export function rootTopic(city: string, own?: string): TopicRoot {
  return (own ?? `liveroom/${city}`) as TopicRoot;
}

/**
 * One to eight levels of letters, digits, dots, hyphens and underscores: no wildcard, no empty level, nothing of the
 * broker's own (`$`), and nothing that some broker takes for something else.
 */
export const topicRootPattern =
  /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}){0,7}$/;

export function factTopic(root: TopicRoot, kind: FactKind, id: string): string {
  switch (kind) {
    case "position":
      return `${root}/officers/${id}/position`;
    case "duty":
      return `${root}/officers/${id}/duty`;
    case "report":
      return `${root}/reports/${id}`;
    case "camera-health":
      return `${root}/cameras/${id}/health`;
    case "reply":
      return `${root}/orders/${id}/reply`;
    case "sensor":
      return `${root}/sensors/${id}`;
    case "warning":
      return `${root}/warnings/${id}`;
  }
}

export function orderTopic(root: TopicRoot, officer: string, order: string): string {
  return `${root}/officers/${officer}/orders/${order}`;
}

export function reportStatusTopic(root: TopicRoot, report: string): string {
  return `${root}/reports/${report}/status`;
}

/** What officers' phones and citizens' channels listen to. */
export function stationSubscriptions(root: TopicRoot): string[] {
  return [`${root}/officers/+/orders/+`, `${root}/reports/+/status`];
}

/** What a station tells, by the name of what it is about. */
export type StationTopic =
  | { readonly kind: "order"; readonly officer: string; readonly id: string }
  | { readonly kind: "report-status"; readonly id: string };

/** Reads a topic below `root`; undefined when no station tells anything there. */
export function parseStationTopic(root: TopicRoot, topic: string): StationTopic | undefined {
  if (!topic.startsWith(`${root}/`)) return undefined;
  const [family, about, leaf, id, ...rest] = topic.slice(root.length + 1).split("/");
  if (!about || rest.length > 0) return undefined;
  if (family === "officers" && leaf === "orders" && id) return { kind: "order", officer: about, id };
  if (family === "reports" && leaf === "status" && id === undefined)
    return { kind: "report-status", id: about };
  return undefined;
}

export function presenceTopic(root: TopicRoot, station: string): string {
  return `${root}/stations/${station}`;
}

/** What a station may subscribe to, with the QoS that the sender uses: state that the next message replaces is 0. */
const factFilters: readonly { readonly below: string; readonly qos: 0 | 1; readonly needs: Needs }[] = [
  { below: "officers/+/position", qos: 0, needs: forOfficers },
  { below: "officers/+/duty", qos: 1, needs: forOfficers },
  { below: "reports/+", qos: 1, needs: ["reports"] },
  { below: "cameras/+/health", qos: 0, needs: ["cameras"] },
  { below: "orders/+/reply", qos: 1, needs: ["orders"] },
  { below: "sensors/+", qos: 1, needs: ["sensors"] },
  { below: "warnings/+", qos: 1, needs: ["warnings"] },
];

/** What a station of a city that uses this subscribes to. */
export function factSubscriptions(
  root: TopicRoot,
  modules: Modules = allModules,
): { filter: string; qos: 0 | 1 }[] {
  return factFilters
    .filter(({ needs }) => isInUse(modules, needs))
    .map(({ below, qos }) => ({ filter: `${root}/${below}`, qos }));
}

/** The others: a broker that keeps a session remembers what was subscribed to when the city still used it. */
export function unusedFactFilters(root: TopicRoot, modules: Modules): string[] {
  return factFilters.filter(({ needs }) => !isInUse(modules, needs)).map(({ below }) => `${root}/${below}`);
}

/** Reads a topic below `root`; undefined when it is none of the facts. */
export function parseFactTopic(root: TopicRoot, topic: string): FactTopic | undefined {
  if (!topic.startsWith(root) || topic[root.length] !== "/") return undefined;
  const [family, id, leaf, ...rest] = topic.slice(root.length + 1).split("/");
  if (!id || rest.length > 0) return undefined;
  if (family === "reports" && leaf === undefined) return { kind: "report", id };
  if (family === "officers" && leaf === "position") return { kind: "position", id };
  if (family === "officers" && leaf === "duty") return { kind: "duty", id };
  if (family === "cameras" && leaf === "health") return { kind: "camera-health", id };
  if (family === "orders" && leaf === "reply") return { kind: "reply", id };
  if (family === "sensors" && leaf === undefined) return { kind: "sensor", id };
  if (family === "warnings" && leaf === undefined) return { kind: "warning", id };
  return undefined;
}
