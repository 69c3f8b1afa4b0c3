/** A room whose wall does not depend on the hour: put into its data before it starts. */
import { join } from "node:path";
import { loadScenes } from "../../electron/core/scenes/load.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";

const shippedScenes = join(import.meta.dirname, "../../resources/scenes");

/** Every scene that comes by the clock (the briefing, on weekdays at eight) as one of the station's that does not. */
export async function leaveOutSchedules(dataFolder: string): Promise<void> {
  const { scenes } = await loadScenes([shippedScenes]);
  const store = createStore(openDatabase(dataFolder, new Date()).database);
  for (const scene of scenes.filter(({ schedule }) => schedule !== undefined)) {
    store.scenes.put(scene.id, JSON.stringify({ ...scene, schedule: [] }), Date.now());
  }
  store.close();
}
