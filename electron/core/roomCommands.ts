/** What is asked of the room as a whole: its language, its notices, what it could not read. */
import type { RoomRow } from "../../shared/contract/rows.ts";
import type { PromptHandlers } from "./handlers.ts";
import type { Quarantine } from "./link/quarantine.ts";
import type { Notices } from "./live/notices.ts";
import type { LiveRows } from "./live/rows.ts";
import type { SettingRepository } from "./store/settings.ts";

export interface RoomCommandContext {
  readonly room: LiveRows<RoomRow>;
  readonly settings: SettingRepository;
  readonly notices: Notices;
  readonly quarantine: Quarantine;
}

type RoomCommand = "language.set" | "quarantine.clear" | "notices.dismiss" | "notices.raise";

export function createRoomCommands(context: RoomCommandContext): PromptHandlers<RoomCommand> {
  const { room, settings, notices, quarantine } = context;
  return {
    // What was chosen is shown before it is remembered: a full disk must not leave screens that disagree.
    "language.set"({ language }) {
      const row = room.get("room");
      if (row) room.put({ ...row, language });
      settings.set("language", language);
      return {};
    },
    "quarantine.clear"() {
      quarantine.clear();
      return {};
    },
    "notices.dismiss"({ id }) {
      notices.dismiss(id);
      return {};
    },
    "notices.raise"({ severity, code, params }) {
      notices.raise(severity, code, params);
      return {};
    },
  };
}
