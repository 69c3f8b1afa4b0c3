import { expect, test } from "vitest";
import en from "../../../resources/locales/en/events.json" with { type: "json" };
import id from "../../../resources/locales/id/events.json" with { type: "json" };
import { eventBodies } from "./event.ts";

test.each([
  ["id", id],
  ["en", en],
])("each kind of event has words in %s", (_, texts) => {
  const keys = Object.keys(texts);
  // Where the body says what happened, one for each of its values.
  const hasWords = (kind: string) =>
    keys.some((key) => key === `event-${kind}` || key.startsWith(`event-${kind}-`));
  expect(Object.keys(eventBodies).filter((kind) => !hasWords(kind))).toEqual([]);
});
