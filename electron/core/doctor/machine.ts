/** What main sees of the machine: the runtime, what draws, the displays, the fonts. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { MachineFacts } from "../../../shared/contract/doctor.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";

/** Software that draws where there is no graphics card, by the names that it calls itself. */
const softwareRenderer = /swiftshader|llvmpipe|softpipe|software|microsoft basic render/i;

export async function examineMachine(
  facts: MachineFacts | null,
  appVersion: string,
  resourcesFolder: string,
): Promise<Finding[]> {
  if (!facts) return [finding("runtime", "unknown", "machine-unknown")];
  const { electron, chromium, system } = facts;
  const told = { app: appVersion, electron, chromium, node: process.versions.node, system };
  return [
    finding(
      "runtime",
      facts.evaluation ? "fault" : "ok",
      facts.evaluation ? "runtime-evaluation" : "runtime",
      told,
    ),
    ...graphicsFindings(facts),
    displaysFinding(facts),
    await fontsFinding(facts.pagesFolder, resourcesFolder),
  ];
}

function graphicsFindings({ gpuFeatures, renderer }: MachineFacts): Finding[] {
  const isSoftware = (feature: string) => !/^enabled/.test(gpuFeatures[feature] ?? "");
  const drawsInSoftware =
    isSoftware("gpu_compositing") || (renderer !== null && softwareRenderer.test(renderer));
  const name = renderer ?? "?";
  const drawing = drawsInSoftware
    ? finding("graphics", "warning", "graphics-software", { renderer: name }, "drawing")
    : finding("graphics", "ok", "graphics", { renderer: name }, "drawing");
  const decoding = isSoftware("video_decode")
    ? finding("graphics", "warning", "decoding-software", {}, "decoding")
    : finding("graphics", "ok", "decoding", {}, "decoding");
  return [drawing, decoding];
}

function displaysFinding({ displays }: MachineFacts): Finding {
  if (displays.length === 0) return finding("displays", "fault", "displays-none");
  const sizes = displays.map(({ widthPx, heightPx }) => `${widthPx} × ${heightPx}`).join(", ");
  return finding("displays", "ok", "displays", { count: String(displays.length), sizes });
}

/** The pages' own, and those that papers are printed with. */
async function fontsFinding(pagesFolder: string, resourcesFolder: string): Promise<Finding> {
  const [ofPages, ofPapers] = await Promise.all([
    filesIn(pagesFolder, /\.woff2$/),
    filesIn(join(resourcesFolder, "fonts"), /\.ttf$/),
  ]);
  if (ofPages > 0 && ofPapers > 0) return finding("fonts", "ok", "fonts");
  const folder = ofPages === 0 ? pagesFolder : join(resourcesFolder, "fonts");
  return finding("fonts", "fault", "fonts-missing", { folder });
}

async function filesIn(folder: string, name: RegExp): Promise<number> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return files.filter((file) => name.test(file)).length;
}
