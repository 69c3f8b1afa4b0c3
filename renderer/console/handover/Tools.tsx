import { useTranslation } from "react-i18next";
import { ToolButtons, type ToolButtonsProps } from "../ToolButtons.tsx";
import { type HandoverTool, handoverKeys } from "./tools.ts";

export interface ToolsProps extends Omit<ToolButtonsProps<HandoverTool>, "keys" | "word"> {
  /** Texts other than the tool's own. */
  readonly words?: { readonly [Tool in HandoverTool]?: string };
}

export function Tools({ words = {}, ...given }: ToolsProps) {
  const { t } = useTranslation("handover");
  return <ToolButtons keys={handoverKeys} word={(tool) => words[tool] ?? t(`tool-${tool}`)} {...given} />;
}

/** One handle for each tool, for the page's keys. */
export function handlesOf(use: (tool: HandoverTool) => void): { [Tool in HandoverTool]: () => void } {
  return Object.fromEntries(
    Object.keys(handoverKeys).map((tool) => [tool, () => use(tool as HandoverTool)]),
  ) as {
    [Tool in HandoverTool]: () => void;
  };
}
