/** Which action a key press means, and the words for keys on screen. */
import { useEffect, useRef } from "react";
import { allModules, type Modules } from "../../shared/domain/city/modules.ts";
import { useModules } from "../city/useModules.ts";
import type { Action, Desk } from "./actions/action.ts";
import { actionsInUse } from "./actions/index.ts";
import { pageOnScreen } from "./page.ts";

/** What of a key press matters. */
export interface KeyPress {
  /** As `KeyboardEvent.key` gives it. */
  readonly key: string;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
  /** With another modifier: the system's, never ours. */
  readonly modified: boolean;
  /**
   * Where the focus is: in a field that searches or takes other text, on a panel of the scene editor, in the list or
   * nowhere, or elsewhere.
   */
  readonly focus: "search" | "field" | "stage" | "list" | "other";
  /** A camera is chosen. */
  readonly picture?: boolean;
  /** What the city uses; all of it where nothing is said. */
  readonly modules?: Modules;
}

export function actionFor({
  key,
  shift = false,
  ctrl = false,
  modified,
  focus,
  picture = false,
  modules = allModules,
}: KeyPress): Action | undefined {
  if (modified) return undefined;
  const letter = keyName(key);
  const actions = actionsInUse(modules);
  const find = (named: string) => actionNamed(actions, named, focus, picture);
  if (ctrl) return find(`Ctrl+${shift ? "Shift+" : ""}${letter}`);
  // A letter with Shift means the letter where it means nothing of its own.
  const shifted = shift && /^([a-z]|Arrow\w+)$/.test(letter) ? find(`Shift+${letter}`) : undefined;
  return shifted ?? find(letter);
}

function actionNamed(
  actions: readonly Action[],
  named: string,
  focus: KeyPress["focus"],
  picture: boolean,
): Action | undefined {
  const typing = focus === "field" || focus === "search";
  const onStage = focus === "stage" && actions.find(({ stageKeys }) => stageKeys?.includes(named));
  if (onStage) return onStage;
  const onPicture = picture && !typing && actions.find(({ pictureKeys }) => pictureKeys?.includes(named));
  if (onPicture) return onPicture;
  return actions.find(
    ({ keys, listKeys, searchKeys, always }) =>
      // A question mark in a field is a question mark, and so is a capital letter.
      (keys.includes(named) && (!typing || (always && named.length > 1))) ||
      (focus === "list" && listKeys?.includes(named)) ||
      (focus === "search" && searchKeys?.includes(named)),
  );
}

/** With caps lock a key means the same. */
function keyName(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

const symbols: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageDown: "PgDn",
  PageUp: "PgUp",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: "Del",
  Insert: "Ins",
};

/** How a key is written on screen; `space` is the word for the space bar. */
export function keyLabel(key: string, space: string): string {
  if (key === " ") return space;
  const [, modifier, other] = /^(Shift|Ctrl)\+(.+)$/.exec(key) ?? [];
  if (modifier && other) return `${modifier} ${keyLabel(other, space)}`;
  return symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

const fields = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

function focusOf(target: EventTarget | null): KeyPress["focus"] {
  if (!(target instanceof Element)) return "list";
  if (target.matches("[type=search]")) return "search";
  if (target.matches(fields)) return "field";
  if (target.closest("[data-stage] [data-panel]")) return "stage";
  return target === document.body || target.closest("[role=listbox]") ? "list" : "other";
}

/** Listens while the console is open. What a map or a dialog has taken for itself is left to it. */
export function useKeys(desk: Desk): void {
  const latest = useRef(desk);
  latest.current = desk;
  const uses = useRef(allModules);
  uses.current = useModules();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // While the window is locked nothing under the lock hears a key.
      if (document.querySelector("dialog.lock[open]")) return;
      const { key, shiftKey: shift, ctrlKey: ctrl } = event;
      const modified = event.altKey || event.metaKey;
      const picture = pageOnScreen().picture !== undefined;
      const action = actionFor({
        key,
        shift,
        ctrl,
        modified,
        focus: focusOf(event.target),
        picture,
        modules: uses.current,
      });
      if (!action) return;
      // Over an open dialog only what opens another means something; Escape is the dialog's own.
      if (document.querySelector("dialog[open]") && (!action.always || event.key === "Escape")) return;
      event.preventDefault();
      action.perform(latest.current, event.key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
