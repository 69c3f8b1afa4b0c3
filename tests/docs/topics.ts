/** What stands on each topic, for the protocol's reference: who says it, how it is sent, its schema, and an example. */
import type { z } from "zod";
import {
  cameraHealthMessage,
  dutyMessage,
  positionMessage,
  reportMessage,
  sensorMessage,
} from "../../shared/messages/facts.ts";
import { orderMessage, replyMessage, reportStatusMessage } from "../../shared/messages/orders.ts";
import {
  batchMessage,
  joinMessage,
  replyMessage as logReplyMessage,
  presenceMessage,
  requestMessage,
} from "../../shared/messages/replication.ts";
import { capAlert } from "../../shared/messages/warnings.ts";

export interface TopicReference {
  /** Below the city's root. */
  readonly topic: string;
  readonly title: string;
  readonly from: string;
  readonly isRetained: string;
  readonly qos: 0 | 1;
  readonly schema: z.ZodType;
  /** Where its docstrings are. */
  readonly file: string;
  readonly declaration: string;
  /** Undefined for what only stations of this product say to each other, signed. */
  readonly example?: unknown;
}

const facts = "shared/messages/facts.ts";
const orders = "shared/messages/orders.ts";
const replication = "shared/messages/replication.ts";
const time = "2026-11-24T08:15:00+07:00";
const place = [106.6297, -6.1783];

export const topics: readonly TopicReference[] = [
  {
    topic: "officers/<officer>/position",
    title: "Where an officer is",
    ...{ from: "the officer's phone", isRetained: "yes", qos: 0, schema: positionMessage },
    ...{ file: facts, declaration: "positionMessage" },
    example: { place, accuracyM: 12, speedMps: 4.2, headingDeg: 270, battery: 0.81, time },
  },
  {
    topic: "officers/<officer>/duty",
    title: "Clocking in and out",
    ...{
      from: "the officer's phone, or a fingerprint gateway",
      isRetained: "yes",
      qos: 1,
      schema: dutyMessage,
    },
    ...{ file: facts, declaration: "dutyMessage" },
    example: { events: [{ id: "c-8812", type: "in", time, place, accuracyM: 9, device: "ponsel-17" }] },
  },
  {
    topic: "reports/<report>",
    title: "A citizen's report",
    ...{ from: "the city's report gateway", isRetained: "while open", qos: 1, schema: reportMessage },
    ...{ file: facts, declaration: "reportMessage" },
    example: {
      ...{ service_request_id: "TL-2026-000123", status: "open", service_code: "banjir" },
      description: "Air masuk rumah setinggi lutut, mohon pompa.",
      ...{ lat: place[1], long: place[0], address: "Jl. Periuk Raya", channel: "Tangerang LIVE" },
      ...{ media_urls: ["https://laporan.example.go.id/foto/123.jpg"], requested_datetime: time },
    },
  },
  {
    topic: "cameras/<camera>/health",
    title: "How a camera is, as its gateway sees it",
    ...{ from: "the camera gateway", isRetained: "yes", qos: 0, schema: cameraHealthMessage },
    ...{ file: facts, declaration: "cameraHealthMessage" },
    example: { state: "up", since: time, bitrateKbps: 1800, viewers: 3 },
  },
  {
    topic: "sensors/<sensor>",
    title: "What a sensor measured",
    ...{ from: "the sensor's gateway", isRetained: "yes", qos: 1, schema: sensorMessage },
    ...{ file: facts, declaration: "sensorMessage" },
    example: { value: 214, unit: "cm", time },
  },
  {
    topic: "warnings/<warning>",
    title: "An official warning",
    ...{ from: "a CAP gateway", isRetained: "while in force", qos: 1, schema: capAlert },
    ...{ file: "shared/messages/warnings.ts", declaration: "capAlert" },
    example: {
      ...{ identifier: "CGT-20261124-01", sender: "peringatan@cuaca.example.go.id", sent: time },
      ...{ status: "Actual", msgType: "Alert" },
      info: {
        ...{ event: "Hujan lebat", urgency: "Expected", severity: "Severe", certainty: "Likely" },
        ...{ headline: "Hujan lebat disertai petir", expires: "2026-11-24T12:00:00+07:00" },
        area: { areaDesc: "Kota Tangerang", circle: "-6.1783,106.6297 12" },
      },
    },
  },
  {
    topic: "officers/<officer>/orders/<order>",
    title: "An order for an officer",
    ...{ from: "a station", isRetained: "while the officer has to see to it", qos: 1, schema: orderMessage },
    ...{ file: orders, declaration: "orderMessage" },
    example: {
      ...{
        order: "o-71f3",
        incident: "TL-2026-000123",
        officer: "P-014",
        task: "Bawa pompa ke Jl. Periuk Raya",
      },
      ...{ category: "banjir", priority: "urgent", place, address: "Jl. Periuk Raya", support: false },
      ...{ time, replyBy: "2026-11-24T08:18:00+07:00", arriveBy: "2026-11-24T08:45:00+07:00" },
      contact: "st-4f2a",
    },
  },
  {
    topic: "orders/<order>/reply",
    title: "What the officer answers",
    ...{ from: "the officer's phone", isRetained: "yes", qos: 1, schema: replyMessage },
    ...{ file: orders, declaration: "replyMessage" },
    example: {
      ...{ order: "o-71f3", officer: "P-014" },
      replies: [
        { id: "r-1", type: "received", time },
        { id: "r-2", type: "accepted", time: "2026-11-24T08:16:10+07:00", place },
      ],
    },
  },
  {
    topic: "reports/<report>/status",
    title: "What the citizen may be told",
    ...{ from: "a station", isRetained: "until the incident is closed", qos: 1, schema: reportStatusMessage },
    ...{ file: orders, declaration: "reportStatusMessage" },
    example: {
      ...{ report: "TL-2026-000123", status: "in-progress", text: "Petugas sedang menuju lokasi." },
      ...{ agency: "BPBD", time, photos: [] },
    },
  },
  {
    topic: "stations/<station>",
    title: "Presence of a station, and how far its copies of all logs reach",
    ...{ from: "that station", isRetained: "yes, with last will", qos: 1, schema: presenceMessage },
    ...{ file: replication, declaration: "presenceMessage" },
  },
  {
    topic: "log/<station>",
    title: "New events of a station",
    ...{ from: "that station", isRetained: "no", qos: 1, schema: batchMessage },
    ...{ file: replication, declaration: "batchMessage" },
  },
  {
    topic: "log-requests/<station>",
    title: "What another station lacks",
    ...{ from: "any station, to that one", isRetained: "no", qos: 1, schema: requestMessage },
    ...{ file: replication, declaration: "requestMessage" },
  },
  {
    topic: "log-replies/<station>",
    title: "What it asked for",
    ...{ from: "any station, to that one", isRetained: "no", qos: 1, schema: logReplyMessage },
    ...{ file: replication, declaration: "replyMessage" },
  },
  {
    topic: "joins/<station>",
    title: "A station that asks to be let in, and its answer",
    ...{ from: "a station that nobody let in yet, and the one that does", isRetained: "no", qos: 1 },
    ...{ schema: joinMessage, file: replication, declaration: "joinMessage" },
  },
];
