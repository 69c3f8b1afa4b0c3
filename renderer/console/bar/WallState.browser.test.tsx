import { beforeAll, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { RoomRow } from "../../../shared/contract/rows.ts";
import { attachFakeCore } from "../../data/testing.tsx";
import { startTexts } from "../../ui/i18n.ts";
import { Console } from "../Console.tsx";
import { city, incident, link, room } from "../given.ts";
import "../../ui/theme.css";

beforeAll(() => startTexts("id"));

const scenes = [
  { id: "harian", name: { id: "Harian", en: "Daily" }, position: 1 },
  { id: "banjir", name: { id: "Banjir", en: "Flood" }, position: 3 },
];
const flood = incident(1, { category: "kebakaran" });
const brought: Partial<RoomRow> = {
  scene: "banjir",
  sceneReason: { kind: "incident", until: null, incident: flood.id, former: "harian" },
};
const bar = () => document.querySelector(".bar-wall")?.textContent ?? "";

it("says which scene, why and until when; one key holds it and releases it, another goes back", async () => {
  await page.viewport(1920, 1080);
  const core = attachFakeCore({ city: [city], link: [link], room: [room], scenes, incident: [flood] });
  await render(<Console />);
  await expect.poll(bar).toContain("Hariandipilih operator");
  core.patch("room", [{ ...room, ...brought }]);
  await expect.poll(bar).toContain("Banjirdipicu Kebakaran");
  const until = Date.parse("2026-01-05T01:45:00Z");
  const ending = { kind: "incident", until, incident: flood.id, former: "harian" } as const;
  core.patch("room", [{ ...room, scene: "banjir", sceneReason: ending }]);
  await expect.poll(bar).toContain("kembali ke Harian 08.45");

  const press = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey: true, bubbles: true }));
  const sent = () => core.commands.map(({ name }) => name).filter((name) => name.startsWith("scene."));
  press("H");
  await expect.poll(sent).toEqual(["scene.hold"]);
  core.patch("room", [{ ...room, ...brought, held: true }]);
  await expect.poll(bar).toContain("DITAHAN");
  press("H");
  press("B");
  await expect.poll(sent).toEqual(["scene.hold", "scene.release", "scene.back"]);
});
