/** What the doctor cannot see from the core: the runtime, what draws, and the displays. */
import { arch, release, type } from "node:os";
import { app } from "electron";
import type { MachineFacts } from "../../shared/contract/doctor.ts";
import { presentDisplays } from "./displays.ts";
import { electronVersion, isEvaluation } from "./runtime.ts";

/** A driver that does not answer is told as unknown. */
const answerWithinMs = 5000;

/** Once Electron is ready. Never rejects. */
export async function machineFacts(pagesFolder: string): Promise<MachineFacts> {
  return {
    electron: electronVersion,
    chromium: process.versions.chrome ?? "",
    evaluation: isEvaluation,
    system: `${type()} ${release()} ${arch()}`,
    gpuFeatures: { ...app.getGPUFeatureStatus() } as Record<string, string>,
    renderer: await rendererName(),
    displays: presentDisplays().map(({ label, widthPx, heightPx }) => ({ label, widthPx, heightPx })),
    pagesFolder,
  };
}

async function rendererName(): Promise<string | null> {
  const asked = app.getGPUInfo("complete").then(
    (info) => (info as { auxAttributes?: { glRenderer?: string } }).auxAttributes?.glRenderer || null,
    () => null,
  );
  const late = new Promise<null>((resolve) => setTimeout(resolve, answerWithinMs, null));
  return await Promise.race([asked, late]);
}
