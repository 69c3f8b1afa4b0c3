/**
 * A scene as text, in YAML.
 *
 * Guarantees: what is written reads back as the same scene; reading never throws, and each fault has its line.
 */
import { Document, isMap, isNode, isSeq, type Node } from "yaml";
import type { SceneFault } from "../../../shared/contract/scenes.ts";
import { type Scene, sceneSchema } from "../../../shared/domain/scene/scene.ts";
import { parseYaml } from "../../../shared/domain/yaml/source.ts";

/** More than a person mends at once. */
const mostFaults = 20;

export type ReadScene = { readonly scene: Scene } | { readonly faults: SceneFault[] };

export function readSceneText(text: string): ReadScene {
  const source = parseYaml(text);
  if (source.syntaxFaults.length > 0) {
    const faults = source.syntaxFaults.map((fault) => ({ ...fault, path: "" }));
    return { faults: faults.slice(0, mostFaults) };
  }
  const parsed = sceneSchema.safeParse(source.value);
  if (parsed.success) return { scene: parsed.data };
  const faults = parsed.error.issues.map(({ path: steps, message }) => {
    const path = steps.filter((step) => typeof step !== "symbol");
    return { ...source.locate(path), path: path.join("."), message };
  });
  return { faults: faults.sort((a, b) => a.line - b.line).slice(0, mostFaults) };
}

/** One panel a line, and no comments. */
export function writeSceneText(scene: Scene): string {
  const document = new Document(scene, { aliasDuplicateObjects: false });
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      if (String(key) !== "pages") inOneLine(value);
      else if (isSeq(value)) for (const page of value.items) panelsInOneLine(page);
    }
  }
  return document.toString({ lineWidth: 0 });
}

function panelsInOneLine(page: unknown): void {
  const panels = isMap(page) ? page.get("panels") : undefined;
  if (!isSeq(panels)) return;
  for (const panel of panels.items) {
    if (isMap(panel) && isEmpty(panel.get("settings"))) panel.delete("settings");
    inOneLine(panel);
  }
}

function inOneLine(node: unknown): void {
  if (isNode(node) && (isMap(node) || isSeq(node))) (node as Node & { flow: boolean }).flow = true;
}

function isEmpty(node: unknown): boolean {
  return isMap(node) && node.items.length === 0;
}
