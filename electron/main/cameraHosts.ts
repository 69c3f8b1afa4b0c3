/**
 * Chromium lets six HTTP/1.1 connections go to one host, too few for a wall on one gateway. The switch that lifts
 * this is read at start, before the city is loaded: so the camera hosts of the last run are kept in a small file.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { z } from "zod";

const hostList = z.array(z.string().regex(/^[\w.:-]+$/)).max(1000);

/** The demo's cameras are on loopback, and a first start has no file yet. */
const always = ["127.0.0.1"];

export function rememberedHosts(file: string): string[] {
  try {
    return [...new Set([...always, ...hostList.parse(JSON.parse(readFileSync(file, "utf8")))])];
  } catch {
    return always;
  }
}

/** Failing to write costs speed at the next start only, so it is not told. */
export function rememberHosts(file: string, hosts: readonly string[]): void {
  writeFile(file, JSON.stringify([...new Set(hosts)])).catch(() => {});
}
