/**
 * Drafts of scenes: what was changed and not saved yet. They belong to the window, not to the page, so that whoever
 * looks at another page, or lives through a restart of the core, finds every step again; they end with the window.
 */
import { useSyncExternalStore } from "react";
import type { Edited, Refused } from "../../../shared/domain/scene/edit/edited.ts";
import { begin, type History, record, redo, undo } from "../../../shared/domain/scene/edit/history.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";

export interface Draft {
  readonly history: History<Scene>;
  /** The revision that it was begun from; see `scenes.save`. */
  readonly knew: number;
  /** The core has never seen it. */
  readonly isNew: boolean;
}

export interface Drafts {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** The scene that is worked on. */
  readonly scene: string | null;
  /** The chosen panel of it. */
  readonly panel: string | null;
  /** Where a new panel goes, from 0. */
  readonly page: number;
  /** Why the last change was not made; until the next one is. */
  readonly refused: Refused | null;
}

const nothing: Drafts = { drafts: new Map(), scene: null, panel: null, page: 0, refused: null };
let state = nothing;
const listeners = new Set<() => void>();

function become(next: Partial<Drafts>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function withDraft(id: string, draft: Draft | null): ReadonlyMap<string, Draft> {
  const drafts = new Map(state.drafts);
  if (draft) drafts.set(id, draft);
  else drafts.delete(id);
  return drafts;
}

function changeHistory(id: string, change: (history: History<Scene>) => History<Scene>): void {
  const draft = state.drafts.get(id);
  if (draft) become({ drafts: withDraft(id, { ...draft, history: change(draft.history) }), refused: null });
}

export const drafts = {
  read: (): Drafts => state,
  choose(scene: string): void {
    if (scene !== state.scene) become({ scene, panel: null, page: 0, refused: null });
  },
  choosePanel(panel: string | null, page = state.page): void {
    if (panel !== state.panel || page !== state.page) become({ panel, page, refused: null });
  },
  /** A scene that nobody has yet. */
  open(scene: Scene): void {
    const draft = { history: begin(scene), knew: 0, isNew: true };
    become({ drafts: withDraft(scene.id, draft), scene: scene.id, panel: null, page: 0, refused: null });
  },
  /** Takes over what an operation gave for a scene that is `saved` under a revision; false where it was refused. */
  edit(saved: Scene, revision: number, edited: Edited, group: string | null = null): boolean {
    if ("refused" in edited) {
      become({ refused: edited });
      return false;
    }
    const draft = state.drafts.get(saved.id) ?? { history: begin(saved), knew: revision, isNew: false };
    const history = record(draft.history, edited.scene, group);
    become({ drafts: withDraft(saved.id, { ...draft, history }), refused: null });
    return true;
  },
  undo: (id: string): void => changeHistory(id, undo),
  redo: (id: string): void => changeHistory(id, redo),
  /** It was saved, or is given up. */
  forget(id: string): void {
    become({ drafts: withDraft(id, null), refused: null });
  },
  /** It is known now that others saved the scene in this revision: the next save is to take its place. */
  acknowledge(id: string, revision: number): void {
    const draft = state.drafts.get(id);
    if (draft) become({ drafts: withDraft(id, { ...draft, knew: revision }) });
  },
  /** For tests. */
  clear(): void {
    become(nothing);
  },
};

export function useDrafts(): Drafts {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, drafts.read);
}

/** Whether two scenes are the same to whoever looks at them: the order of keys says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = Object.keys(a);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}
