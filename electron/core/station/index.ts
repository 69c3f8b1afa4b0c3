/**
 * `liveroom.yaml` beside the running room: what is in force and where it comes from, changes with a look at them first,
 * and the way back. Guarantees: a change is written before it is applied; what the file holds beside it stays, also what
 * somebody wrote by hand meanwhile.
 */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { stringify } from "yaml";
import type { RoomRow } from "../../../shared/contract/rows.ts";
import type { SettingChangeCommand, SettingPreview } from "../../../shared/contract/settings.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import { appliedAtOnce, changedLines, differences } from "../../../shared/domain/station/changes.ts";
import { faultText } from "../../../shared/domain/station/fault.ts";
import { readSettingText, readStationFile } from "../../../shared/domain/station/read.ts";
import { type GivenSettings, type SettingKey, settingKeys } from "../../../shared/domain/station/settings.ts";
import { type SettledSettings, settle } from "../../../shared/domain/station/settle.ts";
import { changeStationFile } from "../../../shared/domain/station/write.ts";
import type { Handlers } from "../handlers.ts";
import { refusalOfFile } from "../keptFile.ts";
import { putChanged } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import { beforeOf, loadComments, readIfThere, writeStationFile } from "./file.ts";

export interface StationOptions {
  readonly options: CoreOptions;
  readonly sources: Pick<Sources, "settings" | "settingFile" | "room">;
  readonly log: Log;
}

/** What the running room does with a setting that holds at once. */
export interface Appliers {
  language(language: RoomRow["language"] | undefined): void;
  scene(scene: string | undefined): void;
  metricsPort(port: number | undefined): void;
  displays(): void;
}

export interface StationSettings {
  readonly commands: Handlers<SettingChangeCommand>;
  /** In force now. */
  readonly displays: () => NonNullable<GivenSettings["displays"]>;
  /** Who carries changes out is known a moment later than the displays are asked for. */
  applyBy(appliers: Appliers): void;
}

/** Rejects where the file cannot be read. */
export async function openStationSettings({
  options,
  sources,
  log,
}: StationOptions): Promise<StationSettings> {
  const told = options.told ?? { file: null, environment: {}, commandLine: {}, faults: [] };
  const { file, faults } = told;
  const layersWith = (values: GivenSettings): SettledSettings =>
    settle({ file: values, environment: told.environment, "command-line": told.commandLine });
  const read = (text: string | null) => readStationFile(text ?? "", basename(file ?? ""));
  const textNow = async () => (file === null ? null : await readIfThere(file));
  let appliers: Appliers | undefined;
  let written = read(await textNow()).values;
  let inForce = layersWith(written).values;

  function tell(): void {
    const { values, sources: places } = layersWith(written);
    const rows = settingKeys.map((id) => ({
      ...{ id, source: places[id], value: textOf(inForce[id]) },
      waiting: JSON.stringify(values[id]) !== JSON.stringify(inForce[id]),
    }));
    putChanged(sources.settings, rows, ({ id }) => id);
    sources.settingFile.put({
      ...{ id: "file", file, dataFolder: options.dataFolder, cityFolder: options.cityFolder },
      ...{ before: file !== null && existsSync(beforeOf(file)), faults: [...faults] },
    });
  }

  /** What holds from now on of what is written; the rest waits for the next start. */
  function apply(values: GivenSettings): void {
    written = values;
    const next = layersWith(values).values;
    const changed = differences(inForce, next).filter((key) => appliedAtOnce.has(key));
    for (const key of changed) inForce = { ...inForce, [key]: next[key] };
    if (changed.includes("language")) appliers?.language(next.language);
    if (changed.includes("scene")) appliers?.scene(next.scene);
    if (changed.includes("metricsPort")) appliers?.metricsPort(next.metricsPort);
    if (changed.includes("displays")) appliers?.displays();
    tell();
  }

  /** The file with this in it. Throws `Refused` where there is none, or what is there is no `liveroom.yaml`. */
  async function changed(key: SettingKey, text: string | null) {
    if (file === null) throw new Refused({ code: "no-file" });
    const before = (await textNow()) ?? "";
    const found = read(before);
    // What somebody wrote by hand and is wrong is not written around.
    const wrong = found.faults.find(({ severity, code }) => severity === "error" && code === "syntax");
    if (wrong) throw new Refused({ code: "file-unusable", found: faultText(wrong) });
    const parsed = text === null ? null : readSettingText(key, text);
    const fault = parsed && "fault" in parsed ? parsed.fault : null;
    const value = parsed && "value" in parsed ? parsed.value : null;
    const comments = await loadComments(
      options.resourcesFolder,
      sources.room.get("room")?.language ?? options.language ?? "id",
    );
    const after = fault ? before : changeStationFile(before, { [key]: value }, comments);
    return { fault, before, after, values: read(after).values };
  }

  function effectOf(key: SettingKey, values: GivenSettings): SettingPreview["effect"] {
    const next = layersWith(values);
    if (JSON.stringify(values[key]) === JSON.stringify(written[key])) return "none";
    if (next.sources[key] === "environment" || next.sources[key] === "command-line") return "overridden";
    return appliedAtOnce.has(key) ? "now" : "restart";
  }

  tell();
  return {
    displays: () => inForce.displays ?? [],
    applyBy(given) {
      appliers = given;
    },
    commands: {
      async "settings.preview"({ key, text }) {
        const { fault, before, after, values } = await changed(key, text);
        return { fault, effect: fault ? "none" : effectOf(key, values), ...changedLines(before, after) };
      },
      async "settings.change"({ key, text }) {
        const { fault, after, values } = await changed(key, text);
        if (fault) throw new Refused({ code: "invalid-input", ...fault });
        const effect = effectOf(key, values);
        await write(after);
        apply(values);
        return { effect };
      },
      async "settings.undo"() {
        const former = file === null ? null : await readIfThere(beforeOf(file));
        if (former === null) throw new Refused({ code: "no-file" });
        await write(former);
        apply(read(former).values);
        return {};
      },
    },
  };

  async function write(text: string): Promise<void> {
    if (file === null) throw new Refused({ code: "no-file" });
    try {
      await writeStationFile(file, text, options.resourcesFolder);
    } catch (error) {
      log.error("liveroom.yaml was not written", { reason: errorText(error) });
      throw refusalOfFile(error);
    }
  }
}

/** As it stands in the file, and as it is typed. */
function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "object" ? stringify(value, { lineWidth: 0 }).trimEnd() : String(value);
}
