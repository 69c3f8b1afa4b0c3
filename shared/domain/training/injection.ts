/** What whoever leads a drill puts into it while it runs. Each goes the way of the real thing: over MQTT or HTTP. */
import { z } from "zod";
import { idSchema } from "../city/text.ts";
import { lonLatSchema } from "../place.ts";

/** By the drill's clock. */
const minutes = z.number().min(1).max(240);

export const injectionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("report"),
    category: idSchema,
    text: z.string().trim().min(1).max(2000),
    address: z.string().trim().min(1).max(500),
    place: lonLatSchema,
  }),
  /** The phone says that orders came; nobody looks at it. */
  z.object({ kind: z.literal("officer-no-answer"), officer: idSchema, minutes }),
  /** The phone is off: no position, and no order comes in. */
  z.object({ kind: z.literal("officer-silent"), officer: idSchema, minutes }),
  /** Its server has nothing; its gateway says that it is down. */
  z.object({ kind: z.literal("camera-down"), camera: idSchema, minutes }),
  /** The same picture again and again; its gateway sees nothing wrong. */
  z.object({ kind: z.literal("camera-frozen"), camera: idSchema, minutes }),
  /** Nobody reaches the broker of the drill. */
  z.object({ kind: z.literal("broker-away"), minutes }),
  z.object({ kind: z.literal("sensor"), sensor: idSchema, value: z.number(), minutes }),
]);
export type Injection = z.infer<typeof injectionSchema>;
export type InjectionKind = Injection["kind"];

export const injectionKinds = [
  "report",
  "officer-no-answer",
  "officer-silent",
  "camera-down",
  "camera-frozen",
  "broker-away",
  "sensor",
] as const satisfies readonly InjectionKind[];
