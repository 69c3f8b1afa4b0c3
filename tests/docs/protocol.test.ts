import { expect, it } from "vitest";
import { factTopic } from "../../shared/messages/topics.ts";
import { renderProtocol } from "./protocol.ts";
import { topics } from "./topics.ts";

it("the protocol's reference is what the schemas say now", async () => {
  await expect(renderProtocol()).toMatchFileSnapshot("../../docs/protocol.md");
});

it("each of its examples is taken as it stands", () => {
  const refused = topics.flatMap(({ topic, schema, example }) => {
    const read = example === undefined ? undefined : schema.safeParse(example);
    return read && !read.success ? [`${topic}: ${read.error.message}`] : [];
  });
  expect(refused).toEqual([]);
});

it("it has every topic on which facts come", () => {
  const kinds = ["position", "duty", "report", "camera-health", "reply", "sensor", "warning"] as const;
  const named = topics.map(({ topic }) => topic.replaceAll(/<[a-z]+>/g, "x"));
  for (const kind of kinds) expect(named).toContain(factTopic("" as never, kind, "x").slice(1));
});
