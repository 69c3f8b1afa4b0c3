/** A scene: a named arrangement of panels over all displays of the wall, as data (`resources/scenes/*.yaml`). */
import { z } from "zod";

const gridSteps = z.number().int().min(0).max(96);

export const panelSchema = z.strictObject({
  id: z.string().min(1).max(40),
  type: z.string().min(1).max(40),
  /** Column and row of the page's grid where the panel begins, counted from 0, then how many it spans. */
  at: z.tuple([gridSteps, gridSteps, gridSteps.min(1), gridSteps.min(1)]),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type ScenePanel = z.infer<typeof panelSchema>;

export const pageSchema = z.strictObject({
  /** What the page is for; seen by people who edit scenes. */
  title: z.string().max(80),
  panels: z.array(panelSchema).min(1),
});
export type ScenePage = z.infer<typeof pageSchema>;

export const sceneSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    name: z.strictObject({ id: z.string().min(1).max(40), en: z.string().min(1).max(40) }),
    /** The digit that shows it, and its place in lists. */
    position: z.number().int().min(1).max(9),
    grid: z.strictObject({ columns: gridSteps.min(1), rows: gridSteps.min(1) }),
    /** One page for each display that the scene is drawn for, left to right. */
    pages: z.array(pageSchema).min(1).max(16),
  })
  .superRefine((scene, context) => {
    const seen = new Set<string>();
    scene.pages.forEach((page, pageIndex) => {
      page.panels.forEach((panel, panelIndex) => {
        const path = ["pages", pageIndex, "panels", panelIndex];
        if (seen.has(panel.id)) {
          context.addIssue({
            code: "custom",
            path: [...path, "id"],
            message: `expected a panel id of its own, found ${panel.id} again`,
          });
        }
        seen.add(panel.id);
        const [column, row, columns, rows] = panel.at;
        if (column + columns > scene.grid.columns || row + rows > scene.grid.rows) {
          context.addIssue({
            code: "custom",
            path: [...path, "at"],
            message: `expected to end within ${scene.grid.columns} columns and ${scene.grid.rows} rows`,
          });
        }
        const overlapped = page.panels.slice(0, panelIndex).find((other) => overlaps(other.at, panel.at));
        if (overlapped) {
          context.addIssue({
            code: "custom",
            path: [...path, "at"],
            message: `overlaps panel ${overlapped.id}`,
          });
        }
      });
    });
  });
export type Scene = z.infer<typeof sceneSchema>;

type Span = ScenePanel["at"];

function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}
