/** What a key does: the form of a row of the table, and what it may do to the console. */
import type { CommandInput, CommandName } from "../../../shared/contract/commands.ts";
import type { SceneRow } from "../../../shared/contract/rows.ts";
import type { Needs } from "../../../shared/domain/city/modules.ts";
import type { PageName } from "../page.ts";
import type { Ask } from "../send.ts";

/** What an action may do to the console. */
export interface Desk {
  readonly page: PageName;
  readonly language: "id" | "en";
  readonly scenes: readonly SceneRow[];
  goTo(page: PageName): void;
  toggleHelp(): void;
  toggleNotices(): void;
  toggleRetention(): void;
  /** Search over everything that this room ever heard. */
  toggleSearch(): void;
  /** Who is signed in here: take over, change one's PIN, sign out. */
  togglePerson(): void;
  /** Writes down what a citizen tells by telephone. */
  takeReport(): void;
  /** Writes into the shift log. */
  writeEntry(): void;
  dismissNotice(): void;
  /** Puts the incident that is looked at into the wall's spotlight. */
  spotlight(): void;
  /** Asks what to put onto the wall, and where; the place's number where it was pressed. */
  pushToWall(place: number | null): void;
  /** Holds the wall's scene, or releases it. */
  toggleHold(): void;
  /** Every tile of the room shows its figures, or none does. */
  toggleFigures(): void;
  /** Lets the tours on the wall stand, or go on. */
  toggleTours(): void;
  /** Lets the pages of the briefing turn by themselves, or stand. */
  toggleBriefing(): void;
  /** Closes a message, leaves a field, or drops the selection: one of them. What lies on top closes itself. */
  leave(): void;
  focusPane(pane: Pane): void;
  send<Name extends CommandName>(name: Name, input: CommandInput<Name>): void;
  /** The same, for who waits for the answer; undefined where it was refused, which is on screen then. */
  readonly ask: Ask;
}

export type Pane = "queue" | "map" | "details";
export const actionGroups = [
  "pages",
  "lists",
  "incident",
  "order",
  "alarm",
  "page",
  "picture",
  "cameras",
  "roster",
  "attendance",
  "log",
  "handover",
  "access",
  "stations",
  "training",
  "wall",
  "scene",
  "room",
] as const;
export type ActionGroup = (typeof actionGroups)[number];

export interface Action {
  readonly name: string;
  readonly group: ActionGroup;
  /** Which part of the product it is about, where that is not its group's. */
  readonly needs?: Needs;
  /** As `KeyboardEvent.key` gives them, letters small. */
  readonly keys: readonly string[];
  /** Keys that mean this only while the list, or nothing, has the focus. */
  readonly listKeys?: readonly string[];
  /** Keys that mean this while a panel of the scene editor has the focus. */
  readonly stageKeys?: readonly string[];
  /** Keys that mean this while a camera is chosen. */
  readonly pictureKeys?: readonly string[];
  /** Keys that mean this in a search field. */
  readonly searchKeys?: readonly string[];
  /** Works while somebody types in a field, too. */
  readonly always?: true;
  readonly perform: (desk: Desk, key: string) => void;
}
