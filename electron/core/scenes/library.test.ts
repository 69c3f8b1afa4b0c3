import { expect, it } from "vitest";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { type FoundScene, SceneLibrary } from "./library.ts";

const scene = (id: string, position: number, name = id): Scene => ({
  ...{ id, name: { id: name, en: name }, position, grid: { columns: 2, rows: 2 } },
  pages: [{ title: "", panels: [{ id: "map", type: "map", at: [0, 0, 2, 2], priority: 5, settings: {} }] }],
});
const harian: FoundScene = { scene: scene("harian", 1), origin: "shipped" };
const pasar: FoundScene = { scene: scene("pasar", 2), origin: "city" };

function opened(found: readonly FoundScene[] = [harian, pasar], store = storeInMemory().scenes) {
  const sources = createSources();
  const library = new SceneLibrary(found, store, sources.sceneDefinitions, () => 7);
  const told = () =>
    [...sources.sceneDefinitions.values()].map((row) => [
      row.id,
      row.scene.name.id,
      row.origin,
      row.beneath,
      row.revision,
    ]);
  return { library, store, told };
}

it("tells shipped and city scenes, and what is saved here in their place", () => {
  const { library, store, told } = opened();
  expect(told()).toEqual([
    ["harian", "harian", "shipped", null, 0],
    ["pasar", "pasar", "city", null, 0],
  ]);
  expect(library.save(scene("harian", 1, "Kami"), 0)).toBe(1);
  expect(library.save(scene("baru", 3), 0)).toBe(1);
  const expected = [
    ["baru", "baru", "station", null, 1],
    ["harian", "Kami", "station", "shipped", 1],
    ["pasar", "pasar", "city", null, 0],
  ];
  expect(told().sort()).toEqual(expected);
  expect(library.scenes().map(({ id }) => id)).toEqual(["harian", "pasar", "baru"]);
  // The next start finds them.
  expect(opened([harian, pasar], store).told().sort()).toEqual(expected);
});

it("removing the station's own brings back what is beneath, or nothing", () => {
  const { library, told } = opened();
  library.save(scene("harian", 1, "Kami"), 0);
  library.save(scene("baru", 3), 0);
  library.remove("harian", 1);
  library.remove("baru", 1);
  expect(told()).toEqual([
    ["harian", "harian", "shipped", null, 2],
    ["pasar", "pasar", "city", null, 0],
  ]);
  expect(() => library.remove("pasar", 0)).toThrow("scene-not-own");
  expect(() => library.remove("baru", 2)).toThrow("unknown-scene");
});

it("the later of two who save the same is refused, unless it knew, also over a removal", () => {
  const { library } = opened();
  library.save(scene("harian", 1, "first"), 0);
  expect(() => library.save(scene("harian", 1, "second"), 0)).toThrow(
    expect.objectContaining({ reason: expect.objectContaining({ code: "scene-changed", at: 7 }) }),
  );
  expect(() => library.remove("harian", 0)).toThrow("scene-changed");
  library.remove("harian", 1);
  // What somebody knew before the removal is not the first revision again.
  expect(() => library.save(scene("harian", 1, "second"), 1)).toThrow("scene-changed");
  expect(() => library.save(scene("harian", 1, "second"), 0)).toThrow("scene-changed");
  expect(library.save(scene("harian", 1, "second"), 2)).toBe(3);
});

it("keeps the only scene there is", () => {
  const { library } = opened([]);
  library.save(scene("baru", 1), 0);
  expect(() => library.remove("baru", 1)).toThrow("last-scene");
});

it("what cannot be read is told and kept, and what is beneath it is used", () => {
  const { store } = storeInMemoryWith('{"id":"harian"}');
  const { library, told } = opened([harian], store);
  expect(library.unreadable).toEqual([{ id: "harian", reason: expect.stringMatching(/name/) }]);
  expect(told()).toEqual([["harian", "harian", "shipped", null, 1]]);
  expect(store.all()[0]?.body).toBe('{"id":"harian"}');
  expect(library.save(scene("harian", 1, "Kami"), 1)).toBe(2);
  expect(opened([harian], storeInMemoryWith("{").store).library.unreadable).toHaveLength(1);
});

it("a full disk leaves everything as it was", () => {
  const store = storeInMemory().scenes;
  const { library, told } = opened([harian], {
    ...store,
    put() {
      throw new Error("disk full");
    },
  });
  expect(() => library.save(scene("harian", 1, "Kami"), 0)).toThrow("disk full");
  expect(told()).toEqual([["harian", "harian", "shipped", null, 0]]);
});

function storeInMemoryWith(body: string) {
  const store = storeInMemory().scenes;
  store.put("harian", body, 1);
  return { store };
}
