/** The city's gateways, as the room sees them from outside: citizens' reports, camera health, and raw bytes. */
import mqtt from "mqtt";
import type { AnyPlace } from "../../shared/domain/place.ts";
import { factTopic, rootTopic } from "../../shared/messages/topics.ts";

export interface CitizenReport {
  readonly id: string;
  readonly category: string;
  readonly text: string;
  readonly place: AnyPlace;
  readonly address?: string;
  readonly channel?: string;
  readonly atMs?: number;
}

export interface CityGateway {
  /** Opens a report: retained, QoS 1. */
  open(report: CitizenReport): Promise<void>;
  /** Closes it, and then takes the retained message away, as PROTOCOL has it. */
  closeReport(report: CitizenReport, atMs?: number): Promise<void>;
  cameraHealth(camera: string, state: "up" | "down", sinceMs?: number): Promise<void>;
  /** Anything at all, for what a room must bear. `topic` is below `liveroom/`. */
  raw(topic: string, payload: string | Buffer, options?: { qos?: 0 | 1; retain?: boolean }): Promise<void>;
  close(): Promise<void>;
}

export async function connectGateway(
  brokerUrl: string,
  cityCode: string,
  root = rootTopic(cityCode),
): Promise<CityGateway> {
  const client = await mqtt.connectAsync(brokerUrl, { clientId: `gateway-${process.pid}-${Date.now()}` });

  async function publishReport(report: CitizenReport, status: "open" | "closed", updatedAtMs: number) {
    const { id, category, text, place, address, channel = "Tangerang LIVE", atMs = updatedAtMs } = report;
    const body = {
      service_request_id: id,
      status,
      service_code: category,
      description: text,
      long: place[0],
      lat: place[1],
      ...(address !== undefined && { address }),
      channel,
      requested_datetime: new Date(atMs).toISOString(),
      updated_datetime: new Date(updatedAtMs).toISOString(),
    };
    await client.publishAsync(factTopic(root, "report", id), JSON.stringify(body), {
      qos: 1,
      retain: status === "open",
    });
  }

  return {
    open: (report) => publishReport(report, "open", report.atMs ?? Date.now()),
    async closeReport(report, atMs = Date.now()) {
      await publishReport(report, "closed", atMs);
      await client.publishAsync(factTopic(root, "report", report.id), "", {
        qos: 1,
        retain: true,
      });
    },
    async cameraHealth(camera, state, sinceMs = Date.now()) {
      const body = { state, since: new Date(sinceMs).toISOString() };
      await client.publishAsync(factTopic(root, "camera-health", camera), JSON.stringify(body), {
        qos: 0,
        retain: true,
      });
    },
    async raw(topic, payload, { qos = 1, retain = false } = {}) {
      await client.publishAsync(`liveroom/${topic}`, payload, { qos, retain });
    },
    async close() {
      await client.endAsync();
    },
  };
}
