import { beforeAll, expect, it } from "vitest";
import { render } from "vitest-browser-react";
import type { CityRow, LinkRow, RoomRow } from "../../shared/contract/rows.ts";
import { allModules } from "../../shared/domain/city/modules.ts";
import { attachFakeCore } from "../data/testing.tsx";
import { Frame } from "./Frame.tsx";
import { startTexts } from "./i18n.ts";

const city: CityRow = {
  id: "city",
  code: "36.71",
  name: { id: "Kota Tangerang", en: "City of Tangerang" },
  zone: "Asia/Jakarta",
  bounds: [106.5, -6.3, 106.8, -6.1],
  centre: [106.65, -6.18],
  hasTiles: false,
  basemapCredit: null,
  modules: { ...allModules },
  districts: [],
  agencies: [],
  categories: [],
};
const offline: LinkRow = {
  id: "link",
  state: "offline",
  since: Date.now() - 60_000,
  broker: "broker:1883",
  lastMessageAt: Date.parse("2026-11-24T08:42:00Z"),
  attempts: 3,
  nextAttemptAt: null,
  reason: null,
  received: 7,
  quarantined: 0,
  unsent: 0,
};

beforeAll(() => startTexts("id"));

it("says from when its data is while the link is down, and nothing while it is up", async () => {
  const core = attachFakeCore({ city: [city], link: [offline] });
  const screen = await render(
    <Frame title="Laporan" state="live">
      isi
    </Frame>,
  );
  await expect.element(screen.getByText("data per 15.42")).toBeVisible();
  core.patch("link", [{ ...offline, lastMessageAt: null }]);
  await expect.element(screen.getByText("data tersimpan")).toBeVisible();
  core.patch("link", [{ ...offline, state: "online" }]);
  await expect.element(screen.getByText(/^data /)).not.toBeInTheDocument();
});

it("says that the history is not complete while it is fetched", async () => {
  const room = (history: RoomRow["history"]): RoomRow => ({
    ...{
      id: "room",
      station: "st-1",
      language: "id",
      scene: "harian",
      demo: false,
      held: false,
      startedAt: 1,
    },
    ...{ sceneReason: { kind: "chosen", until: null, incident: null, former: null }, identifyUntil: 0 },
    ...{ figures: false, history },
  });
  const core = attachFakeCore({ room: [room({ part: "present", percent: 12 })] });
  const screen = await render(
    <Frame title="Kinerja" state="live">
      isi
    </Frame>,
  );
  await expect.element(screen.getByText("mengambil keadaan terkini, 12%")).toBeVisible();
  core.patch("room", [room({ part: "past", percent: 43 })]);
  await expect.element(screen.getByText("riwayat belum lengkap, 43%")).toBeVisible();
  core.patch("room", [room(null)]);
  await expect.element(screen.getByText(/riwayat/)).not.toBeInTheDocument();
});
