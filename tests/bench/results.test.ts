import { describe, expect, it } from "vitest";
import type { Comparison } from "./benchmark.ts";
import { isMet, mergeParts, missed, renderPart, renderResult } from "./results.ts";

const slower: Comparison = {
  what: "one display",
  unit: "ms",
  product: [900, 1500, 1000],
  bare: [500, 490, 600],
  target: { of: "ratio", atMost: 1.5 },
};

describe("a target", () => {
  it.each<[string, Partial<Comparison>, boolean | null]>([
    ["of the ratio, from above", {}, false],
    ["of the ratio, reached exactly", { product: [750] }, true],
    ["of the ratio, from below", { target: { of: "ratio", atLeast: 2 } }, true],
    ["of the product alone", { target: { of: "product", atMost: 1000 } }, true],
    ["of the product alone, missed", { target: { of: "product", atMost: 999 } }, false],
    ["that nobody set", { target: null }, null],
  ])("%s", (_, change, met) => {
    expect(isMet({ ...slower, ...change })).toBe(met);
  });
});

describe("a result", () => {
  it("is a table of medians, with the least and the greatest", () => {
    expect(renderResult({ name: "launch", about: "How fast.", comparisons: [slower] })).toBe(
      [
        "## launch",
        "",
        "How fast.",
        "",
        "|                 |           product |          bare | ratio | asked for         |            |",
        "|-----------------|------------------:|--------------:|------:|-------------------|------------|",
        "| one display, ms | 1,000 (900–1,500) | 500 (490–600) |  2.00 | ratio at most 1.5 | **missed** |",
      ].join("\n"),
    );
  });

  it("of nothing has no ratio, and what all runs agree on stands alone", () => {
    const lost = { ...slower, what: "lost", unit: "messages", product: [0, 0], bare: [0, 0], target: null };
    expect(renderResult({ name: "a", about: "b", comparisons: [lost] })).toMatch(
      /\| lost, messages \| +0 \| +0 \| +\| +\| +\|$/,
    );
  });

  it("that could not be had says why", () => {
    const result = { name: "a", about: "b", comparisons: [], fault: "no broker" };
    expect(renderResult(result)).toBe("## a\n\nb\n\nCould not be measured: no broker");
    expect(missed([result])).toEqual(["a: no broker"]);
  });

  it("that misses its target is named", () => {
    const results = [{ name: "launch", about: "", comparisons: [slower, { ...slower, target: null }] }];
    expect(missed(results)).toEqual(["launch, one display: expected ratio at most 1.5"]);
  });
});

describe("the file", () => {
  const measured = {
    at: new Date("2026-11-24T15:04:05Z"),
    machine: { processor: "Example 9000", cores: 2, memoryGiB: 24, system: "Debian", node: "24.9.0" },
    electron: "45.4.1",
    seconds: 600,
  };
  const part = (name: string) => renderPart({ name, about: `Of ${name}.`, comparisons: [slower] }, measured);

  it("says of each part when and where it was measured", () => {
    const text =
      "Measured 2026-11-24 15:04 UTC in 10 min on Example 9000, 2 cores, 24 GiB, Debian; Node 24.9.0, Electron 45.4.1.";
    expect(part("launch").endsWith(`|\n\n${text}`)).toBe(true);
  });

  it("keeps the parts that were not measured again, in the order of the benchmarks", () => {
    const names = ["launch", "map", "queue"];
    const before = mergeParts("", [part("queue"), part("launch"), part("gone")], names);
    const after = mergeParts(before, [part("map"), part("launch").replace("Of", "Again of")], names);
    expect(after.match(/^## .+$/gm)).toEqual(["## launch", "## map", "## queue"]);
    expect(after).toContain("Again of launch.");
    expect(after).toContain("Of queue.");
    expect(after.startsWith("# Results\n\nWritten by")).toBe(true);
    expect(mergeParts(after, [], names)).toBe(after);
  });
});
