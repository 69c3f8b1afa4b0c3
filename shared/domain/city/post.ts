/** `posts.yaml`: where officers stand when they are not on an order. */
import { z } from "zod";
import { lonLatSchema } from "../place.ts";
import { idSchema, nameSchema } from "./text.ts";

const minimum = z.number().int("a whole number").min(0, "0 or more").max(500, "at most 500");

export const postSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  agency: idSchema,
  district: z.string(),
  place: lonLatSchema,
  /** Officers that the post needs in every shift. */
  minimum,
  /** By shift, where one needs more or fewer. */
  minimumIn: z.record(idSchema, minimum).optional(),
});
export type Post = z.infer<typeof postSchema>;

/** Officers that a post needs in a shift. */
export function minimumOf(post: Pick<Post, "minimum" | "minimumIn">, shift: string): number {
  return post.minimumIn?.[shift] ?? post.minimum;
}
