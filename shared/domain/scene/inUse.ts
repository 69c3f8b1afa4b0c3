/**
 * Scenes of a city that does not use everything.
 *
 * Guarantees: no panel of what is off is in them; a page that lost some is laid out again without them, as one whose
 * panels do not all fit is (arrange.ts); a page or a scene of which nothing is left is left out; of some scenes
 * at least one is left.
 */
import { isPanelInUse, type Modules } from "../city/modules.ts";
import { type Scene, type ShownScene, sceneSchema } from "./scene.ts";
import { spansOf } from "./span.ts";

/** What a city has left that uses nothing which its scenes show. */
const mapAlone: Scene = sceneSchema.parse({
  id: "harian",
  name: { id: "Peta", en: "Map" },
  position: 1,
  grid: { columns: 1, rows: 1 },
  pages: [{ title: "Map", panels: [{ id: "map", type: "map", at: [0, 0, 1, 1], priority: 1 }] }],
});

export function scenesInUse(scenes: readonly Scene[], modules: Modules): ShownScene[] {
  const left = scenes.flatMap((scene) => sceneInUse(scene, modules) ?? []);
  return left.length > 0 || scenes.length === 0 ? left : [mapAlone];
}

/** Undefined where nothing is left of it. */
export function sceneInUse(scene: Scene, modules: Modules): ShownScene | undefined {
  const isUsed = ({ type }: { readonly type: string }) => isPanelInUse(modules, type);
  if (scene.pages.every(({ panels }) => panels.every(isUsed))) return scene;
  const spans = spansOf(scene).filter(({ panel }) => isUsed(panel));
  const isCovered = (n: number) => spans.some(({ first, last }) => first <= n && n <= last);
  const kept = scene.pages.flatMap((page, n) => {
    const panels = page.panels.filter(isUsed);
    if (panels.length === 0 && !isCovered(n)) return [];
    return [{ page: { ...page, panels }, isTorn: lostBy(scene, n, isUsed) }];
  });
  const pages = kept.map(({ page }) => page);
  if (!pages.some(({ panels }) => panels.length > 0)) return undefined;
  const { spotlight, ...rest } = scene;
  const isThere = pages.some(({ panels }) => panels.some(({ id }) => id === spotlight));
  return {
    ...rest,
    ...(isThere && { spotlight }),
    pages,
    torn: kept.flatMap(({ isTorn }, n) => (isTorn ? [n] : [])),
  };
}

/** True where a panel that stood on this page, or came to it from the left, is gone. */
function lostBy(scene: Scene, n: number, isUsed: (panel: { readonly type: string }) => boolean): boolean {
  if (!scene.pages[n]?.panels.every(isUsed)) return true;
  return spansOf(scene).some(({ panel, first, last }) => first < n && n <= last && !isUsed(panel));
}
