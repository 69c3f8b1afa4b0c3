/**
 * A scene: a named arrangement of panels over all displays of the wall, as data (`resources/scenes/*.yaml`, and a
 * city's own), and when it comes up by itself.
 */
import { z } from "zod";

const mostSteps = 96;
const mostPages = 16;
const gridSteps = z.number().int().min(0).max(mostSteps);
const rem = z.number().min(1, "at least 1 rem").max(400, "at most 400 rem");

export const panelSchema = z.strictObject({
  id: z.string().min(1).max(40),
  type: z.string().min(1).max(40),
  /**
   * Column and row of the page's grid where the panel begins, counted from 0, then how many it spans. A panel that is
   * wider than what is left of its page goes on over the pages to its right, as one picture.
   */
  at: z.tuple([
    gridSteps,
    gridSteps,
    z
      .number()
      .int()
      .min(1)
      .max(mostSteps * mostPages),
    gridSteps.min(1),
  ]),
  /** Where there is not room for all: 1 stays longest, 9 goes first. */
  priority: z.number().int("a whole number").min(1, "1 to 9").max(9, "1 to 9").default(5),
  /** The least place in which it can be read, in rem of the display; without it, what its type needs (readable.ts). */
  minimum: z.strictObject({ widthRem: rem, heightRem: rem }).optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type ScenePanel = z.infer<typeof panelSchema>;

export const pageSchema = z.strictObject({
  /** What the page is for; seen by people who edit scenes. */
  title: z.string().max(80),
  /** Empty only where a panel of a page to the left covers it. */
  panels: z.array(panelSchema),
});
export type ScenePage = z.infer<typeof pageSchema>;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** When a scene comes up by itself, by the city's clock. */
export const scheduleSchema = z.strictObject({
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "08:00"'),
  /** Every day where none is given. */
  days: z.array(z.enum(weekdays)).min(1, "at least one day").optional(),
  /** How long it stays; the former scene comes back afterwards. */
  minutes: z.number().int("a whole number").min(5, "at least 5 minutes").max(720, "at most 720 minutes"),
});
export type SceneSchedule = z.infer<typeof scheduleSchema>;

/** Which incidents bring a scene up. A category that the city does not have never does. */
export const triggersSchema = z.strictObject({
  categories: z.array(z.string().min(1)).min(1, "at least one category"),
  /** Any priority where none is given. */
  priorities: z
    .array(z.enum(["urgent", "high", "normal", "low"]))
    .min(1, "at least one priority")
    .optional(),
});
export type SceneTriggers = z.infer<typeof triggersSchema>;

export const sceneSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    name: z.strictObject({ id: z.string().min(1).max(40), en: z.string().min(1).max(40) }),
    /** The digit that shows it, and its place in lists. */
    position: z.number().int().min(1).max(9),
    grid: z.strictObject({ columns: gridSteps.min(1), rows: gridSteps.min(1) }),
    /** One page for each display that the scene is drawn for, left to right. */
    pages: z.array(pageSchema).min(1).max(mostPages),
    /** The panel whose place a spotlight takes; without it see spotlight.ts. */
    spotlight: z.string().optional(),
    schedule: z.array(scheduleSchema).max(20).optional(),
    triggers: triggersSchema.optional(),
  })
  .superRefine((scene, context) => {
    const drawn: DrawnPanel[] = [];
    scene.pages.forEach((page, pageIndex) => {
      page.panels.forEach((panel, panelIndex) => {
        const refuse = (key: string, message: string) =>
          context.addIssue({
            code: "custom",
            path: ["pages", pageIndex, "panels", panelIndex, key],
            message,
          });
        const fault = placeFault(scene, pageIndex, panel.at);
        if (fault) refuse("at", fault);
        if (drawn.some(({ id }) => id === panel.id))
          refuse("id", `expected a panel id of its own, found ${panel.id} again`);
        const place = onWholeWall(scene, pageIndex, panel.at);
        const overlapped = drawn.find((other) => overlaps(other.place, place));
        if (overlapped) refuse("at", `overlaps panel ${overlapped.id}${pageOf(overlapped, pageIndex)}`);
        drawn.push({ id: panel.id, pageIndex, place });
      });
    });
    scene.pages.forEach((page, pageIndex) => {
      const left = pageIndex * scene.grid.columns;
      const whole: Span = [left, 0, scene.grid.columns, scene.grid.rows];
      if (page.panels.length === 0 && !drawn.some(({ place }) => overlaps(place, whole)))
        context.addIssue({
          code: "custom",
          path: ["pages", pageIndex, "panels"],
          message: "expected at least one panel on the page",
        });
    });
    if (scene.spotlight !== undefined && !drawn.some(({ id }) => id === scene.spotlight))
      context.addIssue({
        code: "custom",
        path: ["spotlight"],
        message: `expected one of the panels ${drawn.map(({ id }) => id).join(", ")}, found ${scene.spotlight}`,
      });
  });
export type Scene = z.infer<typeof sceneSchema>;

/** A scene as it is placed. */
export interface ShownScene extends Scene {
  /** Pages that lost panels, counted from 0: they have holes as they are drawn. */
  readonly torn?: readonly number[];
}

type Span = ScenePanel["at"];

interface DrawnPanel {
  readonly id: string;
  readonly pageIndex: number;
  /** On all pages side by side. */
  readonly place: Span;
}

function placeFault({ grid, pages }: Drawing, pageIndex: number, at: Span): string | undefined {
  const [column, row, columns, rows] = at;
  if (column >= grid.columns)
    return `expected to begin within ${grid.columns} columns, found column ${column}`;
  const left = grid.columns * (pages.length - pageIndex);
  if (column + columns <= left && row + rows <= grid.rows) return undefined;
  const pagesLeft = pages.length - pageIndex;
  const over = pagesLeft > 1 ? ` (this page and ${pagesLeft - 1} to its right)` : "";
  return `expected to end within ${left} columns${over} and ${grid.rows} rows`;
}

interface Drawing {
  readonly grid: { readonly columns: number; readonly rows: number };
  readonly pages: readonly ScenePage[];
}

function onWholeWall({ grid }: Drawing, pageIndex: number, [column, ...rest]: Span): Span {
  return [pageIndex * grid.columns + column, ...rest];
}

function pageOf({ pageIndex }: DrawnPanel, here: number): string {
  return pageIndex === here ? "" : ` of page ${pageIndex + 1}`;
}

/** True where two panels of one page would cover a cell together. */
export function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}
