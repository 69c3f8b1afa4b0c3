import { useTranslation } from "react-i18next";
import { keyLabel } from "../keys.ts";
import { type HandoverTool, handoverKeys } from "./tools.ts";

export interface ToolsProps {
  readonly tools: readonly HandoverTool[];
  readonly may: (tool: HandoverTool) => boolean;
  /** The one that is next to do. */
  readonly next?: HandoverTool | undefined;
  /** Texts other than the tool's own. */
  readonly words?: { readonly [Tool in HandoverTool]?: string };
  readonly onUse: (tool: HandoverTool) => void;
}

/** Buttons of what can be done, each with its key. */
export function Tools({ tools, may, next, words = {}, onUse }: ToolsProps) {
  const { t } = useTranslation("handover");
  return tools.map((tool) => (
    <button
      key={tool}
      type="button"
      className="key-button"
      data-tool={tool}
      data-next={tool === next}
      disabled={!may(tool)}
      onClick={() => onUse(tool)}
    >
      {words[tool] ?? t(`tool-${tool}`)} <kbd>{keyLabel(handoverKeys[tool], "")}</kbd>
    </button>
  ));
}

/** One handle for each tool, for the page's keys. */
export function handlesOf(use: (tool: HandoverTool) => void): { [Tool in HandoverTool]: () => void } {
  return Object.fromEntries(
    Object.keys(handoverKeys).map((tool) => [tool, () => use(tool as HandoverTool)]),
  ) as {
    [Tool in HandoverTool]: () => void;
  };
}
