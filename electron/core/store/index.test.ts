import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { storeInMemory } from "./testing.ts";

it("what commits together is there together, or not at all", () => {
  const { settings, transaction } = storeInMemory();
  const half = () =>
    transaction(() => {
      settings.set("language", "en");
      throw new Error("half way");
    });
  expect(half).toThrow("half way");
  expect(settings.get("language")).toBeUndefined();
  transaction(() => settings.set("language", "en"));
  settings.set("language", "id");
  expect(settings.get("language")).toBe("id");
});

it("a station draws its name once, fit for a topic and a client id", () => {
  const { settings } = storeInMemory();
  const name = settings.station(seededRandom(1));
  expect(name).toMatch(/^st-[a-z0-9]{10}$/);
  expect(settings.station(seededRandom(2))).toBe(name);
  expect(storeInMemory().settings.station(seededRandom(2))).not.toBe(name);
});

it("knows when anything was last heard", () => {
  const { officers, cameras, reports, lastHeard } = storeInMemory();
  expect(lastHeard()).toBeNull();
  const place = { longitude: 106.6, latitude: -6.2 };
  const told = { accuracyM: null, speedMps: null, headingDeg: null, battery: null };
  officers.putPosition({ officer: "P-1", ...place, ...told, time: 9000, receivedAt: 50 });
  expect(lastHeard()).toBe(50);
  cameras.putHealth({ camera: "K", state: "up", since: 1, bitrateKbps: null, viewers: null, receivedAt: 40 });
  expect(lastHeard()).toBe(50);
  reports.put({
    ...{ id: "TL-1", status: "open", category: "sampah", text: "", ...place, address: null, district: null },
    ...{ outside: false, channel: "?", photos: [], reporterName: null, reporterPhone: null },
    ...{ requestedAt: 1, updatedAt: 1, receivedAt: 60 },
  });
  expect(lastHeard()).toBe(60);
});
