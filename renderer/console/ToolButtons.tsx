/** Buttons of what can be done on a page, each with its key. */
import { keyLabel } from "./keys.ts";

export interface ToolButtonsProps<Tool extends string> {
  readonly tools: readonly Tool[];
  readonly keys: Readonly<Record<Tool, string>>;
  readonly word: (tool: Tool) => string;
  readonly may: (tool: Tool) => boolean;
  /** The one that is next to do. */
  readonly next?: Tool | undefined;
  readonly onUse: (tool: Tool) => void;
}

export function ToolButtons<Tool extends string>({
  tools,
  keys,
  word,
  may,
  next,
  onUse,
}: ToolButtonsProps<Tool>) {
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
      {word(tool)} <kbd>{keyLabel(keys[tool], "")}</kbd>
    </button>
  ));
}
