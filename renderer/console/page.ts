/**
 * What the page on screen lets keys do: its list, its search field, and the few things that only it can.
 * A page tells it with `usePageHandle`; `actions.ts` calls it.
 */
import { type RefObject, useEffect } from "react";
import type { AccountTool } from "./access/tools.ts";
import type { AlarmDesk } from "./alarms/useAlarmDesk.ts";
import type { AttendanceTool } from "./attendance/tools.ts";
import type { DoctorTool } from "./doctor/tools.ts";
import type { HandoverTool } from "./handover/tools.ts";
import type { ActName } from "./incident/acts.ts";
import type { ListHandle } from "./list/VirtualList.tsx";
import type { LogTool } from "./log/tools.ts";
import type { PictureTool } from "./picture/tools.ts";
import type { RoomTool } from "./room/tools.ts";
import type { SettingTool } from "./settings/tools.ts";
import type { TrainingTool } from "./training/tools.ts";

/** In the order of their tabs. */
export const pageNames = [
  "situation",
  "cameras",
  "roster",
  "attendance",
  "log",
  "performance",
  "briefing",
  "handover",
  "quarantine",
  "displays",
  "alarms",
  "sources",
  "scenes",
  "access",
  "room",
  "doctor",
  "training",
  "settings",
] as const;
export type PageName = (typeof pageNames)[number];

/** The directory of cameras. */
export interface CameraPageHandle {
  toggleMark(): void;
  /** Marks the row under the cursor and those that it comes to, so many further on. */
  extendMark(rows: number): void;
  markAll(): void;
  add(): void;
  edit(): void;
  label(): void;
  remove(): void;
  restore(): void;
  bringIn(): void;
  takeOut(): void;
  logins(): void;
}

/** The plan of who will be on duty. */
export interface RosterPageHandle {
  /** The plan of the week before, or after. */
  earlier(): void;
  later(): void;
  /** The day to the left in the plan, or to the right. */
  before(): void;
  after(): void;
  change(): void;
  swap(): void;
  draft(): void;
  publish(): void;
  withdraw(): void;
  bringIn(): void;
  takeOut(): void;
  /** The swap that waits first: agreed to, declined, or the next one instead. */
  agree(): void;
  decline(): void;
  nextSwap(): void;
  /** What was decided about the roster before. */
  decisions(): void;
}

/** The scene editor. */
export interface SceneHandle {
  save(): void;
  undo(): void;
  redo(): void;
  create(): void;
  copy(): void;
  export(): void;
  /** Shows it on all displays, as it was saved. */
  show(): void;
  /** Between the panels themselves and their outlines. */
  toggleLive(): void;
}

/** `key` is the arrow that was pressed. */
export interface PanelHandle {
  move(key: string): void;
  resize(key: string): void;
  exchange(key: string): void;
  add(): void;
  duplicate(): void;
  remove(): void;
  leave(): void;
}

/** Figures on how work was done. */
export interface FiguresHandle {
  nextPeriod(): void;
  toggleDefinitions(): void;
  /** Figures by people's names. */
  toggleSupervisor(): void;
}

export interface PageHandle {
  readonly list?: RefObject<ListHandle | null>;
  readonly search?: RefObject<HTMLInputElement | null>;
  /** Lets all rows through again. */
  readonly showAll?: () => void;
  /** Queue: all open incidents, the new ones, those in work, those that are done. */
  readonly nextGroup?: () => void;
  /** Queue: by deadline, by priority, the newest first. */
  readonly nextOrder?: () => void;
  /** The chosen incident, or why not. */
  readonly incident?: (act: ActName) => void;
  /** The chosen incident, all of it as a file. */
  readonly evidence?: () => void;
  /** The chosen incident: beside the map, or over most of the page. */
  readonly toggleWide?: () => void;
  /** Cameras: between one large picture and many. */
  readonly toggleGrid?: () => void;
  /** Cameras: where they are. */
  readonly toggleMap?: () => void;
  readonly cameras?: CameraPageHandle;
  readonly roster?: RosterPageHandle;
  /** Officers: between who is on duty now and the plan. Accounts: between them and the audit. */
  readonly toggleView?: () => void;
  readonly attendance?: { readonly [Tool in AttendanceTool]: () => void };
  readonly log?: { readonly [Tool in LogTool | "earlier" | "later"]: () => void };
  readonly accounts?: { readonly [Tool in AccountTool]: () => void };
  readonly room?: { readonly [Tool in RoomTool]: () => void };
  readonly doctor?: { readonly [Tool in DoctorTool]: () => void };
  readonly training?: { readonly [Tool in TrainingTool]: () => void };
  /** A drill that runs. */
  readonly drill?: { inject(): void; end(): void };
  readonly settings?: { readonly [Tool in SettingTool]: () => void };
  readonly figures?: FiguresHandle;
  /** Briefing: one page of paper with what is shown now. */
  readonly putOnPaper?: () => void;
  readonly handover?: { readonly [Tool in HandoverTool]: () => void };
  /** Sources: asks the chosen one now, chooses a file, brings in what it shows as new. */
  readonly pollSource?: () => void;
  readonly chooseFile?: () => void;
  readonly bringIn?: () => void;
  /** The gravest alarm, above every page, and whether it sounds. */
  readonly alarms?: Pick<AlarmDesk, "acknowledgeGravest" | "openGravest" | "toggleSilence">;
  /** The chosen alarm, or all that are shown. */
  readonly alarm?: {
    acknowledge(): void;
    acknowledgeShown(): void;
    /** Asks why and for how long, or takes it off the shelf. */
    shelve(): void;
    /** Shows what it is about. */
    open(): void;
  };
  /** Displays: asks what one of them measures. */
  readonly measureDisplay?: () => void;
  /** Scenes: the one that is worked on. */
  readonly scene?: SceneHandle;
  /** Scenes: the panel that has the focus. */
  readonly panel?: PanelHandle;
  /** The picture of the chosen camera. */
  readonly picture?: (tool: PictureTool, key: string) => void;
  /** Quarantine: asks whether to empty it. */
  readonly askToClear?: () => void;
}

const shown = new Set<PageHandle>();

/** Several parts of a page may each tell what they can; what goes takes its handle with it. */
export function usePageHandle(handle: PageHandle): void {
  useEffect(() => {
    shown.add(handle);
    return () => {
      shown.delete(handle);
    };
  });
}

export function pageOnScreen(): PageHandle {
  return Object.assign({}, ...shown);
}
