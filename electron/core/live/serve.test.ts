import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CommandName, commands } from "../../../shared/contract/commands.ts";
import { Connection, type Port } from "../../../shared/contract/connection.ts";
import { commandRoles, viewRoles } from "../../../shared/contract/permissions.ts";
import type { SceneRow } from "../../../shared/contract/rows.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import type { FromClient, PositionsFrame, ToClient } from "../../../shared/contract/wire.ts";
import { type CallerRole, callerRoles, roles } from "../../../shared/domain/roles/role.ts";
import { type Caller, nobodyCaller } from "../access/caller.ts";
import { type FakeClient, fakeClient, keptLog, testCaller } from "../testing.ts";
import { LivePositions } from "./positions.ts";
import type { LiveRows } from "./rows.ts";
import { Refused, type Served, serveClient } from "./serve.ts";
import { createSources } from "./sources.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const run = vi.fn<(name: CommandName, input: unknown) => unknown>(() => ({}));
const forget = vi.fn();
const onNotAllowed = vi.fn();

/** Everybody may do and see what supervisors may, where nothing else is said. */
const atConsole = ({ id, kind }: Pick<Caller, "id" | "kind">): Caller =>
  kind === "console" ? testCaller({}, id) : nobodyCaller({ id, kind });

function serving(client: FakeClient, changes: Partial<Pick<Served, "open" | "callerOf" | "onRole">> = {}) {
  run.mockReset().mockReturnValue({});
  forget.mockReset();
  onNotAllowed.mockReset();
  const sources = createSources();
  const served = {
    ...{ sources, positions: new LivePositions(), log: keptLog() },
    open: (view: ViewName) => ({ rows: sources[view] as LiveRows<unknown>, close() {} }),
    ...{ run: run as Served["run"], forget, onNotAllowed, callerOf: atConsole },
    ...changes,
  };
  serveClient(client, served);
  return served;
}

const scene = (id: string, position = 1): SceneRow => ({ id, name: { id, en: id }, position });

/** Views of one incident ask for its id, others for a day, a month, or a time. */
const paramsOf = (name: ViewName) =>
  [
    ...[
      {},
      { actor: null, kind: null, from: null, until: null },
      { incident: "TL-1" },
      { camera: "K-1" },
      { handover: "S-1" },
      { drill: "20261129T080000Z-hari-biasa" },
      { grouping: "agency", period: "today" },
    ],
    ...[{ day: "2026-11-24" }, { month: "2026-11" }, { month: "2026-11", by: "crew" }],
    ...[
      { officer: "P-1", from: "2026-11-01", to: "2026-11-30" },
      { from: "2026-11-24", days: 7, plan: null },
    ],
  ].find((params) => views[name].params.safeParse(params).success);

/** A window in which a caller of this role sits. */
function as(role: CallerRole): { client: FakeClient; caller: Caller } {
  const kind = role === "wall" || role === "main" ? role : "console";
  const client = fakeClient(kind);
  const found = roles.find((each) => each === role);
  return { client, caller: found ? testCaller({ role: found }) : nobodyCaller(client) };
}

const refusals: Record<CallerRole, string> = {
  ...{ operator: "not-your-role", supervisor: "not-your-role", leader: "not-your-role" },
  ...{ administrator: "not-your-role", nobody: "not-signed-in", wall: "not-allowed", main: "not-allowed" },
};

/** What a client is answered with to one message. */
function answer(client: FakeClient, message: FromClient): ToClient | undefined {
  client.sent.length = 0;
  client.say(message);
  return client.sent[0];
}

describe("a view", () => {
  it("begins with all its rows and goes on with what changed, once the client has seen the last", () => {
    const page = fakeClient("wall");
    const { sources } = serving(page);
    sources.scenes.replace([scene("harian"), scene("banjir")]);
    const rows = [scene("harian"), scene("banjir")];
    expect(answer(page, { type: "view", id: 7, name: "scenes", params: {} })).toEqual({
      ...{ type: "rows", id: 7, rows },
    });
    sources.scenes.put(scene("harian", 2));
    sources.scenes.put(scene("harian", 3));
    sources.scenes.put(scene("paparan"));
    sources.scenes.remove("paparan");
    sources.scenes.remove("banjir");
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toHaveLength(1);
    page.sent.length = 0;
    page.say({ type: "seen", id: 7 });
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toEqual([
      { type: "patch", id: 7, put: [scene("harian", 3)], remove: ["paparan", "banjir"] },
    ]);
    page.sent.length = 0;
    page.say({ type: "seen", id: 7 });
    sources.scenes.put(scene("banjir"));
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toEqual([{ type: "patch", id: 7, put: [scene("banjir")], remove: [] }]);
  });

  it("that is opened under the id of another takes its place", () => {
    const page = fakeClient("wall");
    const { sources } = serving(page);
    for (const name of ["scenes", "tiles"]) page.say({ type: "view", id: 1, name, params: {} });
    page.sent.length = 0;
    page.say({ type: "seen", id: 1 });
    sources.scenes.put(scene("harian"));
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toEqual([]);
  });

  it("ends when it is closed, and when the client leaves, whose own words are forgotten", () => {
    const page = fakeClient("wall");
    const { sources } = serving(page);
    for (const id of [1, 2]) {
      page.say({ type: "view", id, name: "scenes", params: {} });
      page.say({ type: "seen", id });
    }
    page.say({ type: "positions", id: 3 });
    page.sent.length = 0;
    page.say({ type: "close", id: 1 });
    page.say({ type: "close", id: 99 });
    sources.scenes.put(scene("harian"));
    vi.advanceTimersByTime(10_000);
    expect(page.sent.map(({ id }) => id)).toEqual([2]);
    page.say({ type: "seen", id: 2 });
    page.leave();
    sources.scenes.put(scene("banjir"));
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toHaveLength(1);
    expect(forget).toHaveBeenCalledExactlyOnceWith(page);
  });

  it("with secrets is for main alone", () => {
    const view: FromClient = { type: "view", id: 1, name: "cameraOrigins", params: {} };
    for (const kind of ["wall", "console"] as const) {
      const page = fakeClient(kind);
      const { sources } = serving(page);
      sources.cameraOrigins.put({ origin: "https://cctv.example", authorization: "Basic secret" });
      expect(answer(page, view)).toMatchObject({ type: "refused", error: { code: "not-allowed" } });
      sources.cameraOrigins.put({ origin: "https://cctv.example", authorization: "Basic other" });
      vi.advanceTimersByTime(10_000);
      expect(JSON.stringify(page.sent)).not.toMatch(/Basic/);
    }
    const main = fakeClient("main");
    serving(main);
    expect(answer(main, view)).toMatchObject({ type: "rows" });
  });

  it("that is refused by whoever has its rows is answered so", () => {
    const page = fakeClient("wall");
    serving(page, {
      open() {
        throw new Refused({ code: "not-allowed", found: "officer" });
      },
    });
    const view: FromClient = { type: "view", id: 1, name: "officers", params: {} };
    expect(answer(page, view)).toMatchObject({ type: "refused", error: { code: "not-allowed" } });
  });

  it.each(callerRoles)(
    "is shown to %s where the table says so, and refused and told of elsewhere",
    (role) => {
      const { client, caller } = as(role);
      serving(client, { callerOf: () => caller });
      for (const name of Object.keys(views) as ViewName[]) {
        onNotAllowed.mockReset();
        const given = answer(client, { type: "view", id: 1, name, params: paramsOf(name) });
        const may = viewRoles[name].includes(role);
        expect(given, name).toMatchObject(
          may ? { type: "rows" } : { type: "refused", error: { found: name } },
        );
        expect(onNotAllowed.mock.calls, name).toEqual(may ? [] : [[caller, { view: name }]]);
      }
    },
  );

  it("that was open is served anew when another role takes over, and comes back with the first", () => {
    const page = fakeClient("console");
    let caller: Caller = testCaller({ role: "administrator" });
    let taken = () => {};
    const { sources } = serving(page, {
      callerOf: () => caller,
      onRole: (_, listener) => {
        taken = listener;
      },
    });
    const account = {
      id: "U-9",
      name: "Sari",
      role: "operator" as const,
      state: "active" as const,
      demo: false,
    };
    sources.accounts.put({
      ...{ ...account, addedAt: 1, addedBy: "room", secretSetAt: null },
      ...{ lastSignInAt: null, failures: 0, waitsUntil: null },
    });
    expect(answer(page, { type: "view", id: 1, name: "accounts", params: {} })).toMatchObject({
      type: "rows",
    });
    page.say({ type: "positions", id: 2 });
    page.sent.length = 0;
    caller = testCaller({ role: "operator" });
    taken();
    expect(page.sent).toMatchObject([
      { type: "refused", id: 1, error: { code: "not-your-role" } },
      { type: "positions", id: 2 },
    ]);
    sources.accounts.remove("U-9");
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toHaveLength(2);
    caller = nobodyCaller(page);
    taken();
    expect(page.sent.slice(2).map(({ type }) => type)).toEqual(["refused", "refused"]);
    caller = testCaller({ role: "administrator" });
    taken();
    expect(page.sent.slice(4)).toMatchObject([
      { type: "rows", id: 1 },
      { type: "positions", id: 2 },
    ]);
    page.say({ type: "close", id: 1 });
    page.sent.length = 0;
    taken();
    expect(page.sent.map(({ id }) => id)).toEqual([2]);
  });

  it.each<[string, FromClient]>([
    ["that is none", { type: "view", id: 1, name: "passwords", params: {} }],
    ["named as what every object has", { type: "view", id: 1, name: "constructor", params: {} }],
    ["with params that it does not have", { type: "view", id: 1, name: "scenes", params: { all: true } }],
  ])("%s is refused", (_, message) => {
    const page = fakeClient("wall");
    serving(page);
    expect(answer(page, message)).toMatchObject({ type: "refused", id: 1 });
  });

  it("too many of a page that leaks them are refused; those that are open go on", () => {
    const page = fakeClient("wall");
    const { sources } = serving(page);
    for (let id = 0; id < 200; id++) page.say({ type: "view", id, name: "scenes", params: {} });
    const refusal = { type: "refused", error: { code: "failed" } };
    expect(answer(page, { type: "view", id: 200, name: "room", params: {} })).toMatchObject(refusal);
    expect(answer(page, { type: "positions", id: 201 })).toMatchObject(refusal);
    expect(answer(page, { type: "view", id: 5, name: "room", params: {} })).toMatchObject({ type: "rows" });
    page.say({ type: "close", id: 0 });
    expect(answer(page, { type: "view", id: 200, name: "room", params: {} })).toMatchObject({ type: "rows" });
    page.sent.length = 0;
    page.say({ type: "seen", id: 1 });
    sources.scenes.put(scene("harian"));
    vi.advanceTimersByTime(10_000);
    expect(page.sent).toMatchObject([{ type: "patch", id: 1 }]);
  });
});

describe("a command", () => {
  const command = (name: string, input: unknown): FromClient => ({ type: "command", id: 9, name, input });

  it("is carried out with its parsed input, and answered", () => {
    const page = fakeClient("console");
    serving(page);
    const done = { type: "done", id: 9, output: {} };
    expect(answer(page, command("scene.show", { scene: "banjir", more: 1 }))).toEqual(done);
    expect(run).toHaveBeenCalledExactlyOnceWith("scene.show", { scene: "banjir" }, testCaller());
  });

  it.each<[string, unknown, string, string]>([
    ["quarantine.clear", {}, "wall", "not-allowed"],
    ["displays.report", { displays: [] }, "console", "not-allowed"],
    ["notices.raise", { severity: "info", code: "x", params: {} }, "wall", "not-allowed"],
    ["scene.show", { scene: "harian" }, "main", "not-allowed"],
    ["scene.show", { scene: 5 }, "console", "invalid-input"],
    ["scene.show", null, "console", "invalid-input"],
    ["language.set", { language: "jv" }, "console", "invalid-input"],
    ["tiles.report", { tiles: [{ camera: "K-1", state: "happy" }] }, "wall", "invalid-input"],
    ["room.burn", {}, "console", "unknown-command"],
    ["toString", {}, "console", "unknown-command"],
  ])("%s with %j from %s is refused: %s", (name, input, kind, code) => {
    const client = fakeClient(kind as FakeClient["kind"]);
    serving(client);
    expect(answer(client, command(name, input))).toMatchObject({ type: "refused", id: 9, error: { code } });
    expect(run).not.toHaveBeenCalled();
  });

  it.each(callerRoles)(
    "of %s is carried out where the table says so, and refused and told of elsewhere",
    (role) => {
      const { client, caller } = as(role);
      serving(client, { callerOf: () => caller });
      let allowed = 0;
      for (const [name, { from }] of Object.entries(commands)) {
        run.mockClear();
        onNotAllowed.mockReset();
        // Nothing has this input: who may call a command is asked before anything else is.
        const given = answer(client, command(name, "none"));
        const may = commandRoles[name as CommandName].includes(role);
        const isOther = !(from as readonly string[]).includes(client.kind);
        const isForPeople = roles.some((each) => commandRoles[name as CommandName].includes(each));
        const refused = isForPeople ? refusals[role] : "not-allowed";
        const code = isOther ? "not-allowed" : may ? "invalid-input" : refused;
        expect(given, name).toMatchObject({ type: "refused", error: { code } });
        expect(run, name).not.toHaveBeenCalled();
        expect(onNotAllowed.mock.calls, name).toEqual(may || isOther ? [] : [[caller, { command: name }]]);
        if (may && !isOther) allowed += 1;
      }
      expect(allowed).toBeGreaterThan(0);
    },
  );

  it("from a locked window is refused, but for what unlocks it", () => {
    const page = fakeClient("console");
    serving(page, { callerOf: () => ({ ...testCaller(), locked: true }) });
    expect(answer(page, command("scene.show", { scene: "banjir" }))).toMatchObject({
      error: { code: "locked" },
    });
    expect(answer(page, command("session.signIn", { person: "U-1", secret: "x" }))).toMatchObject({
      type: "done",
    });
    expect(run).toHaveBeenCalledOnce();
  });

  it("that takes its time is answered when it is done, or refused", async () => {
    const page = fakeClient("console");
    const { log } = serving(page);
    run.mockResolvedValueOnce({ late: true });
    page.say(command("scene.show", { scene: "x" }));
    expect(page.sent).toEqual([]);
    await vi.waitFor(() => expect(page.sent).toEqual([{ type: "done", id: 9, output: { late: true } }]));
    page.sent.length = 0;
    run.mockRejectedValueOnce(new Refused({ code: "unknown-scene" }));
    page.say(command("scene.show", { scene: "x" }));
    run.mockRejectedValueOnce(new Error("disk full"));
    page.say(command("scene.show", { scene: "x" }));
    await vi.waitFor(() =>
      expect(page.sent).toMatchObject([{ error: { code: "unknown-scene" } }, { error: { code: "failed" } }]),
    );
    expect(log.lines).toHaveLength(1);
  });

  it("that is refused by its handler says why; one that fails is logged and harms nobody", () => {
    const page = fakeClient("console");
    const { log } = serving(page);
    run.mockImplementationOnce(() => {
      throw new Refused({ code: "unknown-scene", found: "x" });
    });
    expect(answer(page, command("scene.show", { scene: "x" }))).toEqual({
      ...{ type: "refused", id: 9, error: { code: "unknown-scene", found: "x" } },
    });
    run.mockImplementationOnce(() => {
      throw new Error("disk full");
    });
    expect(answer(page, command("scene.show", { scene: "x" }))).toMatchObject({
      error: { code: "failed", found: "disk full" },
    });
    expect((log as ReturnType<typeof keptLog>).lines).toMatchObject([{ level: "error" }]);
    expect(answer(page, command("scene.show", { scene: "x" }))).toMatchObject({ type: "done" });
  });
});

it("whatever a client sends, the core goes on serving it", () => {
  const page = fakeClient("console");
  serving(page);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything({ withDate: true, withMap: true, withTypedArray: true }),
        fc.record({
          type: fc.constantFrom("view", "positions", "close", "seen", "command", "x"),
          id: fc.oneof(fc.nat(5), fc.double(), fc.string()),
          name: fc.oneof(fc.constantFrom("scenes", "scene.show", "__proto__"), fc.anything()),
          params: fc.anything(),
          input: fc.anything(),
        }),
      ),
      (message) => page.say(message),
    ),
    { numRuns: 500 },
  );
  page.say({ type: "close", id: 0 });
  expect(answer(page, { type: "view", id: 0, name: "scenes", params: {} })).toMatchObject({ type: "rows" });
});

/** A page that is connected to the core by a way on which messages to it wait until they are delivered. */
function slowPage() {
  const client = fakeClient("wall");
  const served = serving(client);
  const connection = new Connection({ views, commands });
  const port: Port = { onmessage: null, close: () => {}, postMessage: (message) => client.say(message) };
  connection.attach(port);
  return {
    ...served,
    connection,
    waiting: client.sent,
    deliver() {
      const message = client.sent.shift();
      if (message) port.onmessage?.({ data: message });
    },
  };
}

describe("a slow page", () => {
  const ids = ["a", "b", "c", "d"];
  const step = fc.oneof(
    fc.record({ put: fc.constantFrom(...ids), value: fc.nat(9) }),
    fc.record({ remove: fc.constantFrom(...ids) }),
    fc.record({ waitMs: fc.nat(300) }),
    fc.constant("deliver" as const),
  );

  it("ends with the rows that there are, and one message waits for it at most", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { sources, connection, waiting, deliver } = slowPage();
        sources.scenes.put(scene("a"));
        const stop = connection.watch("scenes", {}, () => {});
        for (const each of steps) {
          if (each === "deliver") deliver();
          else if ("put" in each) sources.scenes.put(scene(each.put, each.value));
          else if ("remove" in each) sources.scenes.remove(each.remove);
          else vi.advanceTimersByTime(each.waitMs);
          expect(waiting.length).toBeLessThanOrEqual(1);
        }
        for (let n = 0; n < 3; n++) {
          deliver();
          vi.advanceTimersByTime(1000);
        }
        expect(waiting).toEqual([]);
        const byId = (rows: Iterable<SceneRow>) => new Map([...rows].map((row) => [row.id, row]));
        expect(byId(connection.read("scenes", {}).rows)).toEqual(byId(sources.scenes.values()));
        stop();
      }),
    );
  });

  it("ends with the newest position of every officer, and one message waits for it at most", () => {
    const told = fc.record({ officer: fc.constantFrom(...ids), time: fc.nat(1000), place: fc.nat(5) });
    const positionStep = fc.oneof(told, fc.record({ waitMs: fc.nat(400) }), fc.constant("deliver" as const));
    fc.assert(
      fc.property(fc.array(positionStep, { maxLength: 60 }), (steps) => {
        const { positions, connection, waiting, deliver } = slowPage();
        const officers: string[] = [];
        const seen = new Map<string, [longitude: number, time: number]>();
        const stop = connection.watchPositions((frame: PositionsFrame | "reset") => {
          if (frame === "reset") return;
          officers.push(...frame.officers);
          frame.index.forEach((index, n) => {
            seen.set(officers[index]!, [frame.places[2 * n]!, frame.times[n]!]);
          });
        });
        const newest = new Map<string, [longitude: number, time: number]>();
        for (const each of steps) {
          if (each === "deliver") deliver();
          else if ("waitMs" in each) vi.advanceTimersByTime(each.waitMs);
          else {
            const { officer, time, place } = each;
            const unknown = { headingDeg: null, accuracyM: null, receivedAt: time };
            const isNews = positions.put({ officer, longitude: place, latitude: -6, time, ...unknown });
            positions.tell();
            expect(isNews).toBe(time >= (newest.get(officer)?.[1] ?? 0));
            if (isNews) newest.set(officer, [place, time]);
          }
          expect(waiting.length).toBeLessThanOrEqual(1);
        }
        for (let n = 0; n < 3; n++) {
          deliver();
          vi.advanceTimersByTime(1000);
        }
        expect(seen).toEqual(newest);
        stop();
      }),
    );
  });
});
