/**
 * The cameras' servers of the last run, in a small file: what a start needs to know before the core has read the city.
 * A page's policy lists them, so that pages need not wait for the core. And Chromium lets six HTTP/1.1 connections go to
 * one host, too few for a wall on one gateway; the switch that lifts this is read at the very start.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";

const mostOrigins = 1000;

/** The demo's cameras are on loopback, and a first start has no file yet. */
const always = ["127.0.0.1"];

/** Undefined when there was no run before. */
export function rememberedOrigins(file: string): string[] | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(found) && found.length <= mostOrigins && found.every(isOrigin) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: a start does not wait for the schemas' library. */
function isOrigin(found: unknown): found is string {
  return typeof found === "string" && /^https?:/.test(found) && new URL(found).origin === found;
}

export function hostsWithoutLimit(origins: readonly string[]): string[] {
  return [...new Set([...always, ...origins.map((origin) => new URL(origin).hostname)])];
}

/** Failing to write costs speed at the next start only, so it is not told. */
export function rememberOrigins(file: string, origins: readonly string[]): void {
  writeFile(file, JSON.stringify(origins)).catch(() => {});
}
