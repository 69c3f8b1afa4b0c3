/** Citizens' reports as a city's gateway sends them, each different. */
import { factTopic, rootTopic } from "../../shared/messages/topics.ts";
import { cityCentre, cityCode } from "./city.ts";
import type { FloodMessage } from "./flood.ts";

export interface ReportOptions {
  readonly id: string;
  readonly category: string;
  readonly status: "open" | "closed";
  readonly atMs: number;
  /** Degrees east and north of the city's centre. */
  readonly offset?: readonly [number, number];
  readonly address?: string;
}

export function reportOf(options: ReportOptions): FloodMessage {
  const { id, category, status, atMs, offset = [0, 0], address } = options;
  const at = new Date(atMs).toISOString();
  const body = {
    service_request_id: id,
    status,
    service_code: category,
    description: "Sampah menumpuk di tepi jalan sejak dua hari, mulai berbau dan menutup saluran air.",
    long: cityCentre[0] + offset[0],
    lat: cityCentre[1] + offset[1],
    ...(address !== undefined && { address }),
    channel: "Tangerang LIVE",
    requested_datetime: at,
    updated_datetime: at,
  };
  return { topic: factTopic(rootTopic(cityCode), "report", id), payload: JSON.stringify(body) };
}

/** The n-th of many: ten a second since `beganMs`, all over the city. */
export function nthReport(index: number, beganMs: number): FloodMessage {
  return reportOf({
    id: `RPT-${String(index).padStart(6, "0")}`,
    category: "sampah",
    status: "open",
    atMs: beganMs + index * 100,
    offset: [((index * 37) % 100) / 2000, -((index * 61) % 100) / 2000],
    address: `Jalan Daan Mogot No. ${index % 200}`,
  });
}
