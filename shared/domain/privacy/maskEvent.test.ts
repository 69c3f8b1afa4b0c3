import { expect, test } from "vitest";
import { z } from "zod";
import { eventBodies } from "../event/event.ts";
import { freeFields, maskBody } from "./maskEvent.ts";

/** Where a long text is no free text: a camera's name, a photo's address, an id, what is linked to. */
const noFreeText = new Set([
  ...["cameraName", "photos", "clocking", "flag", "file", "name", "algorithm"],
  // Names of the city's shifts and posts.
  ...["id", "en"],
  // Of a setting, which one it is.
  "what",
  // Of two events, which they are.
  "conflict",
]);
const ownWay = new Set(["reporterName", "reporterPhone"]);

/** Fields of an event's schema that take a text in which a citizen could be named. */
function longFields(schema: unknown, field: string | null = null): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, maxLength, pattern, enum: choices } = schema as Record<string, unknown>;
  const long =
    type === "string" && !pattern && !choices && (maxLength === undefined || Number(maxLength) >= 200);
  const own = field !== null && long ? [field] : [];
  const inner = Object.entries(schema).flatMap(([key, each]) =>
    key === "properties"
      ? Object.entries(each as object).flatMap(([name, property]) =>
          longFields(property, field !== null && freeFields.has(field) ? field : name),
        )
      : key === "items" || key === "additionalProperties"
        ? longFields(each, field)
        : key === "anyOf" || key === "oneOf" || key === "allOf"
          ? (each as unknown[]).flatMap((option) => longFields(option, field))
          : [],
  );
  return [...own, ...inner];
}

test.each(Object.keys(eventBodies) as (keyof typeof eventBodies)[])(
  "every free text of %s is masked",
  (kind) => {
    const fields = longFields(z.toJSONSchema(eventBodies[kind], { unrepresentable: "any" }));
    const open = fields.filter((each) => !freeFields.has(each) && !noFreeText.has(each) && !ownWay.has(each));
    expect(open).toEqual([]);
  },
);

test("of who reported no more is left than initials and three digits, at whatever depth", () => {
  const body = {
    ...{ reporterName: "Budi Santoso", reporterPhone: "081234567890", place: [106.6, -6.2] },
    reply: { id: "R-081234567890", note: "Pak Budi, 081234567890", photos: ["https://foto/081234567890"] },
  };
  expect(maskBody(body, ["Budi Santoso"])).toEqual({
    ...{ reporterName: "B*** S***", reporterPhone: "***890", place: [106.6, -6.2] },
    reply: { id: "R-081234567890", note: "Pak B***, ***890", photos: ["https://foto/081234567890"] },
  });
});
