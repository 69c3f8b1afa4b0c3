import { expect, it } from "vitest";
import { Notices } from "./notices.ts";
import { createSources } from "./sources.ts";

it("one of a code at a time, since when it is so, until it is over or read", () => {
  const { notices: rows } = createSources();
  let now = 10;
  const notices = new Notices(rows, () => now);
  notices.raise("error", "database-write-failed", { reason: "disk full" });
  notices.raise("error", "scene-unusable", {}, "a.yaml");
  notices.raise("error", "scene-unusable", {}, "b.yaml");
  now = 20;
  notices.raise("error", "database-write-failed", { reason: "disk gone" });
  expect([...rows.values()]).toMatchObject([
    { code: "database-write-failed", params: { reason: "disk gone" }, since: 10 },
    { code: "scene-unusable", since: 10 },
    { code: "scene-unusable", since: 10 },
  ]);
  notices.clear("database-write-failed");
  notices.clear("scene-unusable", "a.yaml");
  const [left] = [...rows.values()];
  expect([rows.size, left?.id]).toEqual([1, "scene-unusable:b.yaml"]);
  notices.dismiss(left!.id);
  expect(rows.size).toBe(0);
  notices.raise("error", "database-write-failed");
  expect(rows.get("database-write-failed")?.since).toBe(20);
});
