/**
 * MQTT topics of one city, after PROTOCOL: `liveroom/<city>/…`. Pure text work; the schemas are in the
 * files beside this one.
 */

/** Facts that the outside world publishes, by the name of what they are about. */
export type FactKind = "position" | "duty" | "report" | "camera-health" | "reply" | "sensor" | "warning";

export interface FactTopic {
  readonly kind: FactKind;
  /** The officer, report, camera, order, sensor or warning that the topic names. */
  readonly id: string;
}

export function rootTopic(city: string): string {
  return `liveroom/${city}`;
}

export function factTopic(city: string, kind: FactKind, id: string): string {
  const root = rootTopic(city);
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

export function orderTopic(city: string, officer: string, order: string): string {
  return `${rootTopic(city)}/officers/${officer}/orders/${order}`;
}

export function reportStatusTopic(city: string, report: string): string {
  return `${rootTopic(city)}/reports/${report}/status`;
}

/** What officers' phones and citizens' channels listen to. */
export function stationSubscriptions(city: string): string[] {
  return [`${rootTopic(city)}/officers/+/orders/+`, `${rootTopic(city)}/reports/+/status`];
}

/** What a station tells, by the name of what it is about. */
export type StationTopic =
  | { readonly kind: "order"; readonly officer: string; readonly id: string }
  | { readonly kind: "report-status"; readonly id: string };

/** Reads a topic below `root` (`liveroom/<city>`); undefined when no station tells anything there. */
export function parseStationTopic(root: string, topic: string): StationTopic | undefined {
  if (!topic.startsWith(`${root}/`)) return undefined;
  const [family, about, leaf, id, ...rest] = topic.slice(root.length + 1).split("/");
  if (!about || rest.length > 0) return undefined;
  if (family === "officers" && leaf === "orders" && id) return { kind: "order", officer: about, id };
  if (family === "reports" && leaf === "status" && id === undefined)
    return { kind: "report-status", id: about };
  return undefined;
}

export function presenceTopic(city: string, station: string): string {
  return `${rootTopic(city)}/stations/${station}`;
}

/** What a station subscribes to, with the QoS that the sender uses: state that the next message replaces is 0. */
export function factSubscriptions(city: string): { filter: string; qos: 0 | 1 }[] {
  const root = rootTopic(city);
  return [
    { filter: `${root}/officers/+/position`, qos: 0 },
    { filter: `${root}/officers/+/duty`, qos: 1 },
    { filter: `${root}/reports/+`, qos: 1 },
    { filter: `${root}/cameras/+/health`, qos: 0 },
    { filter: `${root}/orders/+/reply`, qos: 1 },
    { filter: `${root}/sensors/+`, qos: 1 },
    { filter: `${root}/warnings/+`, qos: 1 },
  ];
}

/** Reads a topic below `root` (`liveroom/<city>`); undefined when it is none of the facts. */
export function parseFactTopic(root: string, topic: string): FactTopic | undefined {
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
