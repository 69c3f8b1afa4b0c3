/**
 * Nothing on any screen flashes faster than three times a second (WCAG 2.3.1). Our own pages are all there is: what
 * moves by itself moves by a CSS animation, and each is reckoned here as if every one of its keyframes were a flash.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const mostHz = 3;

/** How often a second the fastest animation of a style sheet could flash; 0 where none repeats. */
function fastestFlashHz(css: string): number {
  const stops = new Map(
    [...css.matchAll(/@keyframes\s+([\w-]+)\s*\{((?:[^{}]*\{[^{}]*\})*)/g)].map(([, name, body = ""]) => [
      name as string,
      body.match(/\{/g)?.length ?? 0,
    ]),
  );
  let fastest = 0;
  for (const [, value = ""] of css.matchAll(/animation(?:-name)?\s*:\s*([^;}]+)/g)) {
    if (value.trim() === "none") continue;
    const [, amount, unit] = /(?:^|\s)([\d.]+)(ms|s)\b/.exec(value) ?? [];
    const name = [...stops.keys()].find((each) => value.includes(each));
    if (!amount || !name)
      throw new Error(`expected an animation with its time and keyframes in one line, found ${value}`);
    // One that runs once changes once.
    if (!/infinite|(^|\s)\d{2,}(\s|$)/.test(value)) continue;
    const seconds = Number(amount) / (unit === "ms" ? 1000 : 1);
    // A flash is there and back: two stops.
    fastest = Math.max(fastest, Math.ceil((stops.get(name) ?? 0) / 2) / seconds);
  }
  return fastest;
}

it("no animation of the pages flashes", () => {
  const sheets = readdirSync("renderer", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".css"),
  );
  expect(sheets.length).toBeGreaterThan(20);
  for (const sheet of sheets) {
    const css = readFileSync(join("renderer", sheet), "utf8");
    expect([sheet, fastestFlashHz(css) <= mostHz]).toEqual([sheet, true]);
  }
});

describe("fastestFlashHz", () => {
  const blink = "@keyframes blink { from { opacity: 0 } to { opacity: 1 } }";
  it.each([
    [`${blink} .a { animation: blink 200ms infinite }`, 5],
    [`${blink} .a { animation: blink 1s linear infinite }`, 1],
    [`${blink} .a { animation: blink 100ms }`, 0],
    [`@keyframes twice { 0% {} 25% {} 50% {} 75% {} } .a { animation: infinite 0.5s twice; }`, 4],
    [".a { animation: none }", 0],
  ])("%s", (css, hz) => {
    expect(fastestFlashHz(css)).toBeCloseTo(hz, 9);
  });
  it("says when it cannot tell", () => {
    expect(() => fastestFlashHz(".a { animation-name: gone }")).toThrow(/in one line/);
  });
});
