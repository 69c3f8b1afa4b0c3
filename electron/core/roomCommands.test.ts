import { expect, it } from "vitest";
import { Quarantine } from "./link/quarantine.ts";
import { Notices } from "./live/notices.ts";
import { createSources } from "./live/sources.ts";
import { createRoomCommands } from "./roomCommands.ts";
import { storeInMemory } from "./store/testing.ts";
import { calledBy, openedRoom } from "./testing.ts";

const now = 1000;

function prepared() {
  const sources = createSources();
  sources.room.put(openedRoom);
  const { settings, quarantine: repository } = storeInMemory();
  const quarantine = new Quarantine(repository, sources.quarantine);
  const notices = new Notices(sources.notices, () => now);
  const commands = calledBy(createRoomCommands({ room: sources.room, settings, notices, quarantine }));
  return { commands, sources, settings, quarantine, roomRow: () => sources.room.get("room") };
}

it("a language is shown and remembered, and shown also when it cannot be remembered", () => {
  const { commands, settings, roomRow } = prepared();
  commands["language.set"]({ language: "en" });
  expect(roomRow()).toEqual({ ...openedRoom, language: "en" });
  expect(settings.get("language")).toBe("en");
  settings.set = () => {
    throw new Error("disk full");
  };
  expect(() => commands["language.set"]({ language: "id" })).toThrow("disk full");
  expect(roomRow()?.language).toBe("id");
});

it("main's notices are raised, read ones go, and the quarantine is emptied", () => {
  const { commands, sources, quarantine } = prepared();
  commands["notices.raise"]({ severity: "error", code: "window-crashed", params: { page: "wall" } });
  const [notice] = [...sources.notices.values()];
  expect(notice).toMatchObject({ code: "window-crashed", params: { page: "wall" }, since: now });
  commands["notices.dismiss"]({ id: notice!.id });
  expect(sources.notices.size).toBe(0);
  quarantine.add("x", Buffer.from(""), "topic", "…", now);
  commands["quarantine.clear"]({});
  expect(quarantine.count).toBe(0);
});
