import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { SettingKey } from "../../../shared/domain/station/settings.ts";
import { nobodyCaller } from "../access/caller.ts";
import { createSources } from "../live/sources.ts";
import { keptLog, shippedOptions, temporaryFolder } from "../testing.ts";
import { displaysByFile } from "./displays.ts";
import { openStationSettings } from "./index.ts";

const start = `# Ruang komando
language: id # satu-satunya
role: wall
`;

async function opened(text: string | null = start, told: Partial<NonNullable<CoreOptions["told"]>> = {}) {
  const folder = await temporaryFolder();
  const file = join(folder, "liveroom.yaml");
  if (text !== null) await writeFile(file, text);
  const sources = createSources();
  const options: CoreOptions = {
    ...{ ...shippedOptions, dataFolder: folder },
    told: { file, environment: {}, commandLine: {}, faults: [], ...told },
  };
  const settings = await openStationSettings({ options, sources, log: keptLog() });
  const applied = { language: vi.fn(), scene: vi.fn(), metricsPort: vi.fn(), displays: vi.fn() };
  settings.applyBy(applied);
  const caller = nobodyCaller({ id: 1, kind: "console" });
  const ask = {
    preview: (key: SettingKey, text: string | null) =>
      settings.commands["settings.preview"]({ key, text }, caller),
    change: (key: SettingKey, text: string | null) =>
      settings.commands["settings.change"]({ key, text }, caller),
    undo: () => settings.commands["settings.undo"]({}, caller),
  };
  const read = () => readFile(file, "utf8");
  return { file, sources, settings, applied, ask, read };
}

it("shows each setting with where it comes from", async () => {
  const { sources } = await opened(start, {
    environment: { scene: "banjir" },
    commandLine: { "broker.url": "mqtts://b:8883" },
  });
  expect([...sources.settings.values()]).toEqual(
    expect.arrayContaining([
      { id: "language", value: "id", source: "file", waiting: false },
      { id: "scene", value: "banjir", source: "environment", waiting: false },
      { id: "broker.url", value: "mqtts://b:8883", source: "command-line", waiting: false },
      { id: "metricsPort", value: null, source: "built-in", waiting: false },
    ]),
  );
  expect(sources.settingFile.get("file")).toMatchObject({ before: false });
});

it("shows a change first and writes nothing, then writes and applies it, and keeps comments", async () => {
  const { ask, read, applied, sources } = await opened();
  expect(await ask.preview("language", "en")).toEqual({
    ...{ effect: "now", fault: null },
    removed: ["language: id # satu-satunya"],
    added: ["language: en # satu-satunya"],
  });
  expect(await read()).toBe(start);
  expect(applied.language).not.toHaveBeenCalled();
  expect(await ask.change("language", "en")).toEqual({ effect: "now" });
  expect(await read()).toBe(start.replace("language: id", "language: en"));
  expect(applied.language).toHaveBeenCalledExactlyOnceWith("en");
  expect(sources.settings.get("language")).toMatchObject({ value: "en", source: "file" });
});

it("what a start alone can do waits, and says so", async () => {
  const { ask, sources, applied } = await opened();
  expect(await ask.change("role", "console")).toEqual({ effect: "restart" });
  expect(sources.settings.get("role")).toEqual({ id: "role", value: "wall", source: "file", waiting: true });
  for (const apply of Object.values(applied)) expect(apply).not.toHaveBeenCalled();
  await ask.change("role", "wall");
  expect(sources.settings.get("role")).toMatchObject({ waiting: false });
});

it("the environment comes first, whatever is written", async () => {
  const { ask, applied, read } = await opened(start, { environment: { scene: "banjir" } });
  expect(await ask.change("scene", "harian")).toEqual({ effect: "overridden" });
  expect(await read()).toContain("scene: harian");
  expect(applied.scene).not.toHaveBeenCalled();
});

it("one step back, and forth again, applied as well", async () => {
  const { ask, read, applied, sources } = await opened();
  await expect(ask.undo()).rejects.toMatchObject({ reason: { code: "no-file" } });
  await ask.change("metricsPort", "9464");
  expect(sources.settingFile.get("file")).toMatchObject({ before: true });
  await ask.undo();
  expect(await read()).toBe(start);
  expect(applied.metricsPort.mock.calls).toEqual([[9464], [undefined]]);
  await ask.undo();
  expect(await read()).toContain("metricsPort: 9464");
});

it("refuses what cannot be so, and writes nothing", async () => {
  const { ask, read } = await opened();
  expect(await ask.preview("metricsPort", "many")).toMatchObject({
    ...{ effect: "none", fault: { expected: "a port from 1 to 65535" }, removed: [], added: [] },
  });
  await expect(ask.change("metricsPort", "many")).rejects.toMatchObject({
    reason: { code: "invalid-input" },
  });
  await expect(ask.change("displays", "- { display: A, diagonalIn: 1, distanceM: 3 }")).rejects.toMatchObject(
    {
      reason: { code: "invalid-input", expected: "[0].diagonalIn: at least 5 inches" },
    },
  );
  expect(await read()).toBe(start);
});

it("keeps what somebody wrote by hand meanwhile, and writes nothing into what is no YAML", async () => {
  const { ask, read, file } = await opened();
  await writeFile(file, `${start}# dengan tangan\nmetricsPort: 9000\n`);
  await ask.change("scene", "banjir");
  expect(await read()).toContain("# dengan tangan\nmetricsPort: 9000\n");
  await writeFile(file, "language: [\n");
  await expect(ask.change("scene", null)).rejects.toMatchObject({ reason: { code: "file-unusable" } });
  expect(await read()).toBe("language: [\n");
});

it("a room that was started without a file has nothing to change", async () => {
  const { ask } = await opened(null, { file: null });
  await expect(ask.change("scene", "banjir")).rejects.toMatchObject({ reason: { code: "no-file" } });
});

it("a display that the file names measures what stands there, and is changed there", async () => {
  const { settings, ask, applied } = await opened();
  const measured = { sizeOf: () => undefined, setSize: vi.fn() };
  const sizes = displaysByFile(measured, settings.displays);
  const display = { id: "DP-1 1920x1080+0+0", label: "DP-1", x: 0, y: 0, widthPx: 1920, heightPx: 1080 };
  expect(sizes.sizeOf(display, [display])).toBeUndefined();
  await ask.change("displays", "- { display: DP-1, name: Kiri, diagonalIn: 65, distanceM: 5 }");
  expect(applied.displays).toHaveBeenCalledOnce();
  expect(sizes.sizeOf(display, [display])).toMatchObject({ diagonalIn: 65, distanceM: 5 });
  expect(sizes.nameOf?.(display, [display])).toBe("Kiri");
  expect(() => sizes.setSize(display, [display], null)).toThrow("in-file");
  // By its label alone it is not known where another has the same.
  const twin = { ...display, id: "DP-1 1920x1080+1920+0" };
  expect(sizes.sizeOf(display, [display, twin])).toBeUndefined();
  sizes.setSize(display, [display, twin], null);
  expect(measured.setSize).toHaveBeenCalledOnce();
});
