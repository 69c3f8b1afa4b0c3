/** A small city and its rows, for the console's tests. */

import type { CameraStatusRow } from "../../shared/contract/cameraWatch.ts";
import type {
  HistoryRow,
  IncidentRow,
  OrderRow,
  SopStepRow,
  SuggestionRow,
} from "../../shared/contract/incidents.ts";
import type {
  CameraRow,
  CityRow,
  DisplayRow,
  LinkRow,
  NoticeRow,
  OfficerRow,
  QuarantineRow,
  ReportRow,
  RoomRow,
  SceneRow,
} from "../../shared/contract/rows.ts";
import { allModules } from "../../shared/domain/city/modules.ts";
import { noBezel } from "../../shared/domain/scene/display.ts";
import type { GivenRows } from "../data/testing.tsx";

const at = Date.parse("2026-11-24T07:00:00Z");
const minuteMs = 60_000;

export const city: CityRow = {
  id: "city",
  code: "36.71",
  name: { id: "Kota Tangerang", en: "City of Tangerang" },
  zone: "Asia/Jakarta",
  bounds: [106.55, -6.267, 106.767, -6.095],
  centre: [106.655, -6.181],
  hasTiles: false,
  basemapCredit: null,
  modules: { ...allModules },
  districts: [
    { code: "36.71.01", name: "Tangerang", centre: [106.63, -6.18] },
    { code: "36.71.12", name: "Karang Tengah" },
  ],
  agencies: [
    {
      id: "damkar",
      name: { id: "Pemadam", en: "Fire" },
      short: "Damkar",
      colour: "#ff7a3d",
      shape: "triangle",
      radio: "DM-1",
    },
    {
      id: "dishub",
      name: { id: "Perhubungan", en: "Transport" },
      short: "Dishub",
      colour: "#56b4e9",
      shape: "diamond",
    },
  ],
  categories: [
    { id: "kebakaran", name: { id: "Kebakaran", en: "Fire" }, agency: "damkar", priority: "urgent" },
    { id: "macet", name: { id: "Kemacetan", en: "Traffic jam" }, agency: "dishub", priority: "high" },
    {
      id: "lampu",
      name: { id: "Lampu jalan mati", en: "Street light out" },
      agency: "dishub",
      priority: "low",
    },
  ],
};

export const room: RoomRow = {
  id: "room",
  station: "a1",
  language: "id",
  scene: "harian",
  demo: false,
  sceneReason: { kind: "chosen", until: null, incident: null, former: null },
  held: false,
  startedAt: at,
  identifyUntil: 0,
  figures: false,
  history: null,
};

export const link: LinkRow = {
  id: "link",
  state: "online",
  since: at,
  broker: "broker.example:8883",
  lastMessageAt: at,
  attempts: 0,
  nextAttemptAt: null,
  reason: null,
  received: 1234,
  quarantined: 0,
  unsent: 0,
};

export const scenes: readonly SceneRow[] = [
  { id: "banjir", name: { id: "Banjir", en: "Flood" }, position: 3 },
  { id: "harian", name: { id: "Harian", en: "Daily" }, position: 1 },
];

/** The n-th report, `n` minutes older than the first. */
export function report(n: number, given: Partial<ReportRow> = {}): ReportRow {
  return {
    id: `report-${n}`,
    category: "macet",
    text: `laporan ke-${n}`,
    place: [106.63, -6.18],
    address: `Jl. Merdeka ${n}`,
    district: "36.71.01",
    outside: false,
    channel: "112",
    photos: [],
    status: "open",
    requestedAt: at - n * minuteMs,
    receivedAt: at - n * minuteMs,
    ...given,
  };
}

const minutesToTakeUp = { urgent: 2, high: 5, normal: 15, low: 60 };

/** The incident of the n-th report, to be taken up by its category's priority. */
export function incident(n: number, given: Partial<IncidentRow> = {}): IncidentRow {
  const { id, category, text, place, address, district, outside, channel, requestedAt, receivedAt } = report(
    n,
    given.category ? { category: given.category } : {},
  );
  const known = city.categories.find((each) => each.id === category);
  const priority = known?.priority ?? "normal";
  return {
    ...{ id, category, text, place, address, district, outside, channel, requestedAt, receivedAt, priority },
    state: "new",
    stateSince: receivedAt,
    withdrawn: false,
    agency: known?.agency ?? "",
    acknowledgedBy: null,
    reports: [id],
    mergedInto: null,
    deadline: { stage: "acknowledge", at: receivedAt + minutesToTakeUp[priority] * minuteMs },
    orders: [],
    alike: [],
    conflicts: [],
    ...given,
  };
}

export function order(n: number, given: Partial<OrderRow> = {}): OrderRow {
  return {
    id: `order-${n}`,
    officer: `DMK-${n}`,
    task: "Padamkan api",
    group: "group-1",
    support: false,
    replaces: null,
    state: "sent",
    since: at,
    decidedAt: at,
    sentAt: at,
    replyBy: at + 2 * minuteMs,
    reason: null,
    escalation: null,
    ...given,
  };
}

export function suggestion(n: number, given: Partial<SuggestionRow> = {}): SuggestionRow {
  return {
    officer: `DMK-${n}`,
    distanceM: n * 400,
    travelS: n * 60,
    positionAgeMs: 4000,
    rightAgency: true,
    onDuty: true,
    activeOrders: 0,
    district: "36.71.01",
    crew: "DMK-A",
    post: "Mako Damkar",
    ...given,
  };
}

export function happened(n: number, kind: string, body: HistoryRow["body"] = {}): HistoryRow {
  return { id: `a1:${n}`, at: at + n * minuteMs, actor: "operator:a1", kind, body, effective: true };
}

export function sopStep(n: number, given: Partial<SopStepRow> = {}): SopStepRow {
  return {
    sop: "kebakaran",
    version: 2,
    step: `langkah-${n}`,
    text: { id: `Langkah ${n}`, en: `Step ${n}` },
    who: { id: "Operator", en: "Operator" },
    dueAt: null,
    action: null,
    doneAt: null,
    doneBy: null,
    ...given,
  };
}

export function camera(n: number, given: Partial<CameraRow> = {}): CameraRow {
  return {
    id: `camera-${n}`,
    name: `Simpang ${n}`,
    place: [106.63 + n / 1000, -6.18],
    district: "36.71.01",
    placeKnown: true,
    tags: ["junction"],
    groups: [],
    origin: "city",
    edited: false,
    bearingDeg: 90,
    url: `http://127.0.0.1:9/camera-${n}/index.m3u8`,
    health: "up",
    healthSince: at,
    ...given,
  };
}

/** What was seen of a camera that has a picture nearly always. */
export function cameraStatus(camera: string, given: Partial<CameraStatusRow> = {}): CameraStatusRow {
  return {
    camera,
    seen: "picture",
    since: at - 5 * minuteMs,
    lookedAt: at,
    pictureAt: at,
    thumbnailAt: null,
    day: { pictureMs: 99 * minuteMs, noneMs: minuteMs },
    week: { pictureMs: 990 * minuteMs, noneMs: 10 * minuteMs },
    ...given,
  };
}

export function officer(n: number, given: Partial<OfficerRow> = {}): OfficerRow {
  return {
    id: `DMK-${n}`,
    name: `Petugas ${n}`,
    agency: "damkar",
    crew: "DMK-A",
    post: "Mako Damkar",
    phone: `+62 800 0000 ${1000 + n}`,
    duty: "on",
    dutySince: at,
    planned: true,
    ...given,
  };
}

export function refused(n: number, given: Partial<QuarantineRow> = {}): QuarantineRow {
  return {
    id: `refused-${n}`,
    topic: `room/36.71/officer/${n}`,
    receivedAt: at - n * minuteMs,
    bytes: 1000 + n,
    reason: "not-json",
    detail: "expected JSON, found <html>",
    sample: "<html>",
    ...given,
  };
}

export function notice(id: string, given: Partial<NoticeRow> = {}): NoticeRow {
  return {
    id,
    severity: "warning",
    code: "evaluation-runtime",
    params: { version: "25.9.8" },
    since: at,
    ...given,
  };
}

export const display: DisplayRow = {
  id: "display-a",
  number: 1,
  label: "HDMI-1",
  x: 0,
  y: 0,
  widthPx: 1920,
  heightPx: 1080,
  diagonalIn: 55,
  distanceM: 3,
  bezelMm: noBezel,
  configured: false,
  left: [],
  scene: "harian",
  panels: [
    {
      id: "cameras",
      type: "cameras",
      x: 0,
      y: 0,
      width: 960,
      height: 1080,
      settings: { columns: 2, rows: 2 },
    },
    { id: "map", type: "map", x: 960, y: 0, width: 960, height: 1080, settings: {} },
  ],
};

/** A room that works, with nothing in its lists but what is given. */
export function rows(given: GivenRows = {}): GivenRows {
  return { city: [city], room: [room], link: [link], scenes, ...given };
}
