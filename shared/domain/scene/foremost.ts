/** Which display of the wall matters most: at a start it gets its window first. */
import type { Scene } from "./scene.ts";

interface ShownDisplay {
  readonly id: string;
  readonly panels: readonly { readonly id: string }[];
}

/** The display with the scene's most important panel, of equal ones the first; null where none shows one of its panels. */
export function foremostDisplay(scene: Scene, displays: Iterable<ShownDisplay>): string | null {
  const priorities = new Map(
    scene.pages.flatMap(({ panels }) => panels.map(({ id, priority }) => [id, priority] as const)),
  );
  let foremost: string | null = null;
  let best = Number.POSITIVE_INFINITY;
  for (const { id, panels } of displays) {
    const priority = Math.min(...panels.map((panel) => priorities.get(panel.id) ?? Number.POSITIVE_INFINITY));
    if (priority >= best) continue;
    best = priority;
    foremost = id;
  }
  return foremost;
}
