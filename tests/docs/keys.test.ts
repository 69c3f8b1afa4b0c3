import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../source.ts";
import { knownKeys, renderKeys } from "./keys.ts";

/** Keys of dialogs, of a chosen picture and of every window. */
const others = ["Enter", "F1", "?", "C", "(", "!", "@", "+", "-", "&", "#", "I", "M"];

it("the list of keys is what the console's table says now", async () => {
  await expect(renderKeys()).toMatchFileSnapshot("../../docs/keys.md");
});

it.each(["operator.id.md", "operator.en.md"])(
  "%s names keys that there are, and pictures in its language",
  (file) => {
    const guide = readFileSync(join(root, "docs", file), "utf8");
    const keys = [...guide.matchAll(/<kbd>(.+?)<\/kbd>/g)].map(([, key]) => key!);
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => !knownKeys.has(key) && !others.includes(key))).toEqual([]);
    const language = file.split(".")[1];
    expect([...guide.matchAll(/pictures\/\w+\.(\w+)\.jpg/g)].map(([, of]) => of)).toEqual(
      Array(7).fill(language),
    );
  },
);

it("both guides have the same parts", () => {
  const [one, other] = ["operator.id.md", "operator.en.md"].map((file) =>
    readFileSync(join(root, "docs", file), "utf8"),
  );
  for (const part of [/^#+ /gm, /^\| /gm, /<kbd>/g, /!\[/g])
    expect(one!.match(part)?.length).toBe(other!.match(part)?.length);
});
