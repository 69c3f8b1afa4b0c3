/** Figures on the running program, in Prometheus' units and names: read from what the screens are shown anyway. */
import type { MetricRow } from "../../../shared/contract/doctor.ts";
import type { Sources } from "../live/sources.ts";

export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly kind: "gauge" | "counter";
  readonly unit: MetricRow["unit"];
  readonly values: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

export interface FiguresOf {
  readonly sources: Sources;
  readonly appVersion: string;
  readonly station: string;
  readonly city: string;
  readonly freeBytes: () => number | null;
}

/** Every figure as it is now. */
export function roomFigures({ sources, ...of }: FiguresOf): Figure[] {
  const link = sources.link.get("link");
  const stations = [...sources.stations.values()];
  const counts: Readonly<Record<string, number>> = sources.watchdog.get("watchdog")?.counts ?? {};
  const free = of.freeBytes();
  const one = (value: number) => [{ labels: {}, value }];
  return [
    gauge("info", "What runs here.", "count", [
      { labels: { version: of.appVersion, station: of.station, city: of.city }, value: 1 },
    ]),
    gauge("link_up", "1 while the broker is in reach.", "count", one(link?.state === "online" ? 1 : 0)),
    counter("link_messages_received_total", "Messages since the start.", one(link?.received ?? 0)),
    counter("link_messages_refused_total", "Of them in the quarantine.", one(link?.quarantined ?? 0)),
    gauge("link_unsent", "Messages to officers and citizens that wait.", "count", one(link?.unsent ?? 0)),
    gauge("incidents", "By state.", "count", counted(sources.incidents.values(), "state")),
    gauge("alarms", "That are not normal, by state.", "count", counted(sources.alarms.values(), "state")),
    gauge("tiles", "Cameras on screens, by state.", "count", counted(sources.tiles.values(), "state")),
    gauge("cameras", "By what their gateway says.", "count", counted(sources.cameras.values(), "health")),
    gauge("sources", "Other servers, by state.", "count", counted(sources.intakeSources.values(), "state")),
    gauge("notices", "By severity.", "count", counted(sources.notices.values(), "severity")),
    gauge("stations", "Of the room, by state.", "count", counted(stations, "state")),
    gauge("station_behind_events", "Events that a station lacks.", "events", [
      ...stations.map(({ id, behind }) => ({ labels: { station: id }, value: behind })),
    ]),
    gauge("station_clock_ahead_seconds", "Of this station's clock.", "seconds", [
      ...stations.flatMap(({ id, skewMs }) =>
        skewMs === null ? [] : [{ labels: { station: id }, value: skewMs / 1000 }],
      ),
    ]),
    counter("page_restarts_total", "Windows loaded again, by cause.", [
      ...Object.entries(counts).map(([cause, value]) => ({ labels: { cause }, value })),
    ]),
    gauge("data_bytes", "What the data takes on the disk, by part.", "bytes", [
      ...Object.entries(sources.storage.get("storage")?.bytes ?? {}).map(([part, value]) => ({
        labels: { part },
        value,
      })),
    ]),
    ...(free === null ? [] : [gauge("disk_free_bytes", "Where the data is.", "bytes", one(free))]),
    gauge("memory_bytes", "Of the data process.", "bytes", one(process.memoryUsage.rss())),
    gauge("uptime_seconds", "Of the data process.", "seconds", one(Math.round(process.uptime()))),
  ];
}

/** As the page has them. */
export function metricRows(figures: readonly Figure[]): MetricRow[] {
  return figures.flatMap(({ name, unit, values }) =>
    values.map(({ labels, value }) => {
      const told = Object.entries(labels).map(([label, text]) => `${label}=${text}`);
      return { id: [name, ...told].join(" "), name, labels, value, unit };
    }),
  );
}

function gauge(name: string, help: string, unit: Figure["unit"], values: Figure["values"]): Figure {
  return { name: `live_room_${name}`, help, kind: "gauge", unit, values };
}

function counter(name: string, help: string, values: Figure["values"]): Figure {
  return { name: `live_room_${name}`, help, kind: "counter", unit: "count", values };
}

function counted<Key extends string>(
  rows: Iterable<Readonly<Record<Key, string>>>,
  label: Key,
): Figure["values"] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[label], (counts.get(row[label]) ?? 0) + 1);
  return [...counts].map(([text, value]) => ({ labels: { [label]: text }, value }));
}
