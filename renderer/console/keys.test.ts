import { expect, it } from "vitest";
import { actionFor, type KeyPress, keyLabel } from "./keys.ts";

function name(key: string, given: Partial<KeyPress> = {}): string | undefined {
  return actionFor({ key, modified: false, focus: "other", ...given })?.name;
}

it.each([
  ["j", {}, "next"],
  ["J", {}, "next"],
  ["3", {}, "show-scene"],
  ["?", {}, "help"],
  ["F4", {}, "page-cameras"],
  ["ArrowDown", { focus: "list" }, "next"],
  ["Enter", { focus: "list" }, "choose"],
  // A button takes Enter, and a map the arrows.
  ["Enter", { focus: "other" }, undefined],
  ["ArrowDown", { focus: "other" }, undefined],
  // Whoever types, types; function keys and Escape still work.
  ["j", { focus: "field" }, undefined],
  ["3", { focus: "field" }, undefined],
  ["?", { focus: "field" }, undefined],
  ["ArrowDown", { focus: "field" }, undefined],
  ["j", { focus: "search" }, undefined],
  ["ArrowDown", { focus: "search" }, "found"],
  ["F4", { focus: "field" }, "page-cameras"],
  ["Escape", { focus: "field" }, "leave"],
  // Copy, reload and the like are not ours.
  ["c", { modified: true }, undefined],
  ["c", { ctrl: true }, undefined],
  ["f", { ctrl: true }, "find"],
  ["F", { ctrl: true, focus: "field" }, "find"],
  // Shift makes another key of a letter where there is one.
  ["T", { shift: true }, "incident-recall"],
  ["T", {}, "incident-take"],
  ["Q", { shift: true, focus: "field" }, undefined],
  ["T", { shift: true, focus: "field" }, undefined],
  ["ArrowDown", { shift: true, focus: "list" }, "mark-down"],
  ["ArrowDown", { shift: true, focus: "search" }, "found"],
  [" ", { focus: "list" }, "mark"],
  // On a panel of the scene editor keys are its own first, then everybody's.
  ["ArrowLeft", { focus: "stage" }, "panel-move"],
  ["ArrowLeft", { focus: "stage", shift: true }, "panel-resize"],
  ["ArrowLeft", { focus: "stage", ctrl: true }, "panel-exchange"],
  ["n", { focus: "stage" }, "panel-add"],
  ["n", {}, "notices"],
  ["Delete", { focus: "stage" }, "panel-remove"],
  ["Delete", {}, "clear-quarantine"],
  ["Escape", { focus: "stage" }, "panel-leave"],
  ["3", { focus: "stage" }, "show-scene"],
  ["z", { ctrl: true, focus: "stage" }, "scene-undo"],
  ["Z", { ctrl: true, shift: true }, "scene-redo"],
  // In a field undo is the field's own; saving is not.
  ["z", { ctrl: true, focus: "field" }, undefined],
  ["s", { ctrl: true, focus: "field" }, "scene-save"],
  ["~", {}, undefined],
  ["|", { shift: true }, "tours-stand"],
  [">", { shift: true }, "tours-next"],
] as [string, Partial<KeyPress>, string | undefined][])("%s with %j means %s", (key, given, expected) => {
  expect(name(key, given)).toBe(expected);
});

it("writes keys as they stand on a keyboard", () => {
  const label = (key: string) => keyLabel(key, "Spasi");
  expect(["j", "ArrowUp", " ", "F4", "+", "Shift+t", "Ctrl+f", "Shift+ArrowUp"].map(label)).toEqual([
    ...["J", "↑", "Spasi", "F4", "+", "Shift T", "Ctrl F", "Shift ↑"],
  ]);
});
