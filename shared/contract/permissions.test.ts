import { expect, it } from "vitest";
import { type CallerRole, callerRoles } from "../domain/roles/role.ts";
import { type CommandName, commands } from "./commands.ts";
import { commandRoles, mayCall, maySee, viewRoles } from "./permissions.ts";
import { type ViewName, views } from "./views.ts";

const names = Object.keys(commands) as CommandName[];
const may = (role: CallerRole) => names.filter((name) => mayCall(role, name)).sort();
/** Before there is a room, at a window that no room has. */
const setUp = names.filter((name) => (commands[name].from as readonly string[]).includes("setup"));
const own = ["briefing.room", "glance.report", "legibility.report", "tiles.report"];

it("has a row for each command and each view, and each row lets somebody through", () => {
  expect(Object.keys(commandRoles).sort()).toEqual([...names].sort());
  expect(Object.keys(viewRoles).sort()).toEqual(Object.keys(views).sort());
  for (const [name, who] of Object.entries({ ...commandRoles, ...viewRoles })) {
    expect(who.length, name).toBeGreaterThan(0);
    expect(new Set(who).size, name).toBe(who.length);
  }
});

it("lets a command through only for callers that may be at a window which may call it", () => {
  for (const name of names) {
    const from: readonly string[] = commands[name].from;
    const kindOf = (role: CallerRole) => (role === "wall" || role === "main" ? role : "console");
    const possible = callerRoles.filter(
      (role) => from.includes(kindOf(role)) || (role === "nobody" && from.includes("setup")),
    );
    expect(
      possible.some((role) => mayCall(role, name)),
      name,
    ).toBe(true);
  }
});

it("a wall tells what it shows, and does nothing else", () => {
  expect(may("wall")).toEqual(own);
});

it("where nobody is signed in, nothing can be decided or seen of anybody", () => {
  expect(setUp.map((name) => commands[name].from)).toEqual(setUp.map(() => ["setup"]));
  expect(may("nobody")).toEqual([...own, ...setUp, "access.begin", "language.set", "session.signIn"].sort());
  const seen = (Object.keys(views) as ViewName[]).filter((name) => maySee("nobody", name)).sort();
  expect(seen).toEqual([
    ...["alarms", "city", "demoAccounts", "drill", "link", "notices", "people", "room", "session", "setUp"],
    "setUpDisplays",
  ]);
});

it("a leader looks, and leads the briefing", () => {
  expect(may("leader")).toEqual(
    [
      ...own,
      ...["briefing.note", "briefing.paper", "briefing.show", "briefing.step", "briefing.turn"],
      ...["cameras.pictures", "language.set", "log.search", "log.attachment", "log.print", "search"],
      ...["profile.changeSecret", "session.active", "session.lock", "session.signIn", "session.signOut"],
    ].sort(),
  );
});

it("an administrator decides nothing about incidents, orders, alarms, rosters and attendance", () => {
  const decided = may("administrator").filter((name) =>
    /^(incident|order|sop|report|alarm|roster|spotlight)\./.test(name),
  );
  expect(decided).toEqual([]);
  expect(may("administrator").filter((name) => name.startsWith("attendance."))).toEqual([
    ...["attendance.mapColumns", "attendance.mapPerson", "attendance.watchFolder"],
  ]);
});

it("a supervisor may all that an operator may", () => {
  expect(may("supervisor")).toEqual(expect.arrayContaining(may("operator")));
});

it("main does what pages cannot, and nothing of theirs", () => {
  expect(may("main")).toEqual([
    ...["displays.report", "logins.kept", "logins.load", "machine.report", "notices.raise"],
    ...["updates.report", "watchdog.report"],
  ]);
  expect([maySee("main", "cameraOrigins"), maySee("administrator", "cameraOrigins")]).toEqual([true, false]);
});
