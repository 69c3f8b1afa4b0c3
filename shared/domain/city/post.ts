/** `posts.yaml`: where officers stand when they are not on an order. */
import { z } from "zod";
import { lonLatSchema } from "../place.ts";
import { idSchema, nameSchema } from "./text.ts";

export const postSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  agency: idSchema,
  district: z.string(),
  place: lonLatSchema,
  /** Officers that the post needs in every shift. */
  minimum: z.number().int("a whole number").min(0, "0 or more").max(500, "at most 500"),
});
export type Post = z.infer<typeof postSchema>;
