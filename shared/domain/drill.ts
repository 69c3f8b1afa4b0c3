/** A drill: how a simulated city lives, as data (`resources/drills/*.yaml`). Times of day do not stand here. */
import { z } from "zod";
import { idSchema, localisedSchema } from "./city/text.ts";
import { lonLatSchema } from "./place.ts";

/** What is played where nobody names another: a file's name without `.yaml`. */
export const ordinaryDay = "hari-biasa";

/** `[from, to]`; a value between is drawn each time. */
function range(unit: string, least = 0) {
  return z
    .tuple([z.number().min(least), z.number().min(least)], `a range [from, to] in ${unit}`)
    .refine(([from, to]) => from <= to, `a range [from, to] in ${unit}, from before to`);
}

const share = z.number().min(0, "a share from 0 to 1").max(1, "a share from 0 to 1");

/** How officers of an agency get about; shares that add up to 1. */
const waysSchema = z
  .strictObject({ vehicle: share, foot: share, post: share })
  .refine(
    (ways) => Math.abs(ways.vehicle + ways.foot + ways.post - 1) < 1e-6,
    "shares of vehicle, foot and post that add up to 1",
  );
export type DrillWays = z.infer<typeof waysSchema>;

/** In each language, longer than a name. */
const descriptionSchema = z.strictObject({
  id: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
});

const sentence = z.string().min(1).max(300);
const sentences = z.array(sentence).min(1, "at least one text");

/** How officers answer orders. What one order meets with is drawn from the order itself. */
const ordersSchema = z
  .strictObject({
    /** From the order's coming until the phone has it. */
    receivedSeconds: range("seconds"),
    /** From there until its owner says yes or no. */
    answerSeconds: range("seconds"),
    /** From yes until on the way. */
    setOutSeconds: range("seconds"),
    /** Shares of the orders: the phone is off; nobody looks at it; the answer is no. */
    off: share,
    unanswered: share,
    refused: share,
    refusals: sentences,
    /** By category or priority; `other` for the rest. */
    workMinutes: z.record(z.string(), range("minutes")).refine((by) => "other" in by, 'an entry "other"'),
    /** What is told at the end, by category; `other` for the rest. */
    doneNotes: z.record(z.string(), sentences).refine((by) => "other" in by, 'an entry "other"'),
    /** What is told on arrival, by category. */
    sceneNotes: z.record(z.string(), sentences).default({}),
  })
  .refine(
    (orders) => orders.off + orders.unanswered + orders.refused <= 1,
    "shares that add up to 1 at most",
  );
export type DrillOrders = z.infer<typeof ordersSchema>;

export const drillReportSchema = z.strictObject({
  /** A category of the city, the Open311 `service_code`. */
  category: idSchema,
  channel: z.string().min(1).max(80),
  text: z.string().min(1).max(2000),
  address: z.string().min(1).max(500),
  place: lonLatSchema,
});
export type DrillReport = z.infer<typeof drillReportSchema>;

const second = z.number().min(0, "seconds since the beginning");

/** What happens beside the ordinary life at its time, counted from the beginning of the drill. */
const scriptEntrySchema = z.union(
  [
    z.strictObject({ atSeconds: second, report: drillReportSchema }),
    z.strictObject({ atSeconds: second, sensor: idSchema, value: z.number() }),
    z
      .strictObject({
        fromSeconds: second,
        toSeconds: second,
        sensor: idSchema,
        fromValue: z.number(),
        toValue: z.number(),
        everySeconds: z.number().min(0.05),
      })
      .refine(({ fromSeconds, toSeconds }) => fromSeconds < toSeconds),
    z.strictObject({
      atSeconds: second,
      cameraDown: idSchema,
      /** For good where absent. */
      minutes: z.number().positive().optional(),
    }),
  ],
  "{atSeconds, report}, {atSeconds, sensor, value}, {fromSeconds, toSeconds, sensor, fromValue, toValue, everySeconds}" +
    " with from before to, or {atSeconds, cameraDown, minutes}",
);
export type DrillScriptEntry = z.infer<typeof scriptEntrySchema>;

export const drillSchema = z.strictObject({
  name: localisedSchema,
  /** For whoever chooses one for a training: what happens, what it trains, how long it takes. */
  about: descriptionSchema.optional(),
  trains: z.array(localisedSchema).max(8).optional(),
  minutes: z.number().min(1).max(480).optional(),
  officers: z.strictObject({
    /** False: only the crews that the shift plan has on duty. */
    everybodyOnDuty: z.boolean().default(false),
    positionEverySeconds: range("seconds", 0.05),
    accuracyM: range("metres", 1),
    vehicleKmh: range("kilometres an hour", 1),
    footKmh: range("kilometres an hour", 0.5),
    /** How long one stays where a way ended. */
    restMinutes: range("minutes"),
    /** By agency id; `other` for the rest. */
    ways: z.record(z.string(), waysSchema).refine((ways) => "other" in ways, 'an entry "other"'),
    /** Share of officers that clock in after the start of the shift, and by how much. */
    late: z.strictObject({ share, minutes: range("minutes") }),
    /** Share of officers that do not come at all. */
    absent: share,
    /** Phones that fall silent now and then. */
    silent: z.strictObject({ everyMinutes: range("minutes", 0.1), minutes: range("minutes", 0.1) }),
    orders: ordersSchema,
  }),
  cameras: z.strictObject({
    down: z.number().int().min(0),
    changeEveryMinutes: range("minutes", 0.1),
  }),
  reports: z.strictObject({
    openAtStart: z.number().int().min(0).max(1000),
    everySeconds: range("seconds", 0.05),
    openMinutes: range("minutes", 0.05),
    /** How long a report of the script stays open that the room leaves alone; as others where absent. */
    scriptOpenMinutes: range("minutes", 0.05).optional(),
    /** Told in this order again and again, each time with an id of its own. */
    told: z.array(drillReportSchema).min(1, "at least one report"),
  }),
  /** How sensors measure on an ordinary day, as shares of the value from which on it is a warning. */
  sensors: z
    .strictObject({ everySeconds: range("seconds", 0.05), sharesOfWarning: range("shares of the warning") })
    .optional(),
  script: z.array(scriptEntrySchema).default([]),
});
export type Drill = z.infer<typeof drillSchema>;
