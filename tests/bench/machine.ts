/** The machine that a bench ran on: what its figures depend on, and nothing that names or finds the machine. */

import { readFile } from "node:fs/promises";
import { cpus, release, totalmem, type } from "node:os";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

export async function describeMachine(): Promise<Machine> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() || "unknown",
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${await distribution()}, ${type()} ${release()}`,
    node: process.versions.node,
  };
}

/** freedesktop's os-release; systems without it have their kernel's name alone. */
async function distribution(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1] ?? type();
}
