import { afterEach, expect, it, vi } from "vitest";
import { drawInSoftwareWithoutDevice } from "./graphics.ts";

const machine = vi.hoisted(() => ({ present: [] as string[], switches: [] as string[] }));
vi.mock("node:fs", () => ({ existsSync: (path: string) => machine.present.includes(path) }));
vi.mock("electron", () => ({
  app: { commandLine: { appendSwitch: (...given: string[]) => machine.switches.push(given.join("=")) } },
}));

afterEach(() => void vi.unstubAllGlobals());

function switchesOn(platform: string, present: string[]): string[] {
  vi.stubGlobal("process", { ...process, platform });
  Object.assign(machine, { present, switches: [] });
  drawInSoftwareWithoutDevice();
  return machine.switches;
}

it("draws in software at once where Linux has no graphics device, and leaves it to Chromium elsewhere", () => {
  expect(switchesOn("linux", [])).toContain("disable-gpu");
  for (const device of ["/dev/dri", "/dev/nvidia0"]) expect(switchesOn("linux", [device])).toEqual([]);
  expect(switchesOn("win32", [])).toEqual([]);
});
