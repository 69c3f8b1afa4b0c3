/** What the room is told of the app's versions: where they lie, which runs, and what became of others. */
import { app } from "electron";
import type { UpdateOptions } from "../../shared/contract/updates.ts";
import type { MainConnection } from "./core/client.ts";
import { electronVersion } from "./runtime.ts";
import type { StartHandle } from "./start/handle.ts";

export function updateOptionsOf({ folder }: StartHandle, url: string | null): UpdateOptions {
  return { folder, url, electron: Number.parseInt(electronVersion, 10) };
}

export async function reportVersions(core: MainConnection, start: StartHandle): Promise<void> {
  const state = start.state();
  const running = app.getVersion();
  await core
    .command("updates.report", {
      ...{ installed: start.installed, running, failed: state?.failed ?? [], history: state?.history ?? [] },
      former: running === start.installed ? null : (state?.former ?? start.installed),
    })
    .catch(() => {});
}
