import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commands } from "./commands.ts";
import { type CommandRefused, Connection, type Port } from "./connection.ts";
import type { SceneRow } from "./rows.ts";
import { views } from "./views.ts";
import type { FromClient, PositionsFrame, ToClient } from "./wire.ts";

/** The core's end of one port. */
class Core implements Port {
  onmessage: Port["onmessage"] = null;
  isClosed = false;
  readonly received: FromClient[] = [];
  postMessage(message: FromClient): void {
    this.received.push(message);
  }
  close(): void {
    this.isClosed = true;
  }
  say(message: ToClient): void {
    this.onmessage?.({ data: structuredClone(message) });
  }
  /** The id of the last request of a type. */
  idOf(type: FromClient["type"]): number {
    return this.received.findLast((message) => message.type === type)!.id;
  }
  count(type: FromClient["type"]): number {
    return this.received.filter((message) => message.type === type).length;
  }
}

const scene = (id: string, position = 1): SceneRow => ({ id, name: { id, en: id }, position });
const [harian, banjir, paparan] = ["harian", "banjir", "paparan"].map((id) => scene(id)) as [
  SceneRow,
  SceneRow,
  SceneRow,
];

let core: Core;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  core = new Core();
  connection = new Connection({ views, commands });
  connection.attach(core);
});
afterEach(() => void vi.useRealTimers());

const scenes = () => connection.read("scenes", {});

describe("a view", () => {
  it("is asked for once, however many watch it", () => {
    const told = [vi.fn(), vi.fn()];
    for (const listener of told) connection.watch("scenes", {}, listener);
    expect(core.received).toEqual([{ type: "view", id: expect.any(Number), name: "scenes", params: {} }]);
    expect(scenes()).toEqual({ rows: [], state: "loading" });
    core.say({ type: "rows", id: core.idOf("view"), rows: [harian] });
    for (const listener of told) expect(listener).toHaveBeenCalledOnce();
    expect(scenes()).toEqual({ rows: [harian], state: "live" });
  });

  it("that is refused has no rows, and has them again when another person may see it", () => {
    const told = vi.fn();
    connection.watch("scenes", {}, told);
    const id = core.idOf("view");
    core.say({ type: "rows", id, rows: [harian] });
    core.say({ type: "refused", id, error: { code: "not-your-role" } });
    expect(scenes()).toEqual({ rows: [], state: "refused" });
    core.say({ type: "rows", id, rows: [banjir] });
    expect(scenes()).toEqual({ rows: [banjir], state: "live" });
    expect(told).toHaveBeenCalledTimes(3);
  });

  it("follows its patches, keeps the order of keys, and tells the core each time that it has taken it in", () => {
    connection.watch("scenes", {}, () => {});
    const id = core.idOf("view");
    core.say({ type: "rows", id, rows: [harian, banjir] });
    const before = scenes().rows;
    core.say({ type: "patch", id, put: [scene("harian", 5), paparan], remove: [] });
    expect(scenes().rows).toEqual([scene("harian", 5), banjir, paparan]);
    core.say({ type: "patch", id, put: [], remove: ["banjir"] });
    expect(scenes().rows).toEqual([scene("harian", 5), paparan]);
    expect(before).toEqual([harian, banjir]);
    expect(core.count("seen")).toBe(3);
  });

  it("stays on screen while the core is away, stale, and is live with the new core's rows", () => {
    const listener = vi.fn();
    connection.watch("scenes", {}, listener);
    core.say({ type: "rows", id: core.idOf("view"), rows: [harian, banjir] });
    connection.detach();
    expect(scenes()).toEqual({ rows: [harian, banjir], state: "stale" });
    expect(listener).toHaveBeenCalledTimes(2);
    connection.detach();
    expect(listener).toHaveBeenCalledTimes(2);

    const next = new Core();
    connection.attach(next);
    expect(core.isClosed).toBe(true);
    core.say({ type: "rows", id: core.idOf("view"), rows: [] });
    expect(scenes().state).toBe("stale");
    next.say({ type: "rows", id: next.idOf("view"), rows: [paparan] });
    expect(scenes()).toEqual({ rows: [paparan], state: "live" });
  });

  it("that is asked for while there is no core is opened when there is one", () => {
    connection.detach();
    connection.watch("scenes", {}, () => {});
    const next = new Core();
    connection.attach(next);
    expect(next.count("view")).toBe(1);
    connection.attach(new Core());
    expect(scenes().state).toBe("loading");
  });
});

describe("a view that nobody watches", () => {
  const aWhile = () => vi.advanceTimersByTime(60_000);

  it("is closed after a while, and asked for anew when somebody watches again", () => {
    const stop = connection.watch("scenes", {}, () => {});
    const id = core.idOf("view");
    core.say({ type: "rows", id, rows: [harian] });
    aWhile();
    expect(core.count("close")).toBe(0);
    stop();
    expect(core.count("close")).toBe(0);
    aWhile();
    expect(core.received.at(-1)).toEqual({ type: "close", id });
    core.say({ type: "patch", id, put: [banjir], remove: [] });
    expect(core.count("seen")).toBe(1);

    connection.watch("scenes", {}, () => {});
    expect(scenes().state).toBe("loading");
    expect(core.idOf("view")).not.toBe(id);
    core.say({ type: "rows", id: core.idOf("view"), rows: [paparan] });
    stop();
    aWhile();
    expect(scenes()).toEqual({ rows: [paparan], state: "live" });
    expect(core.count("close")).toBe(1);
  });

  it("stays open while another watches, or when one comes back soon", () => {
    const first = connection.watch("scenes", {}, () => {});
    const second = connection.watch("scenes", {}, () => {});
    first();
    aWhile();
    second();
    connection.watch("scenes", {}, () => {});
    aWhile();
    expect(core.count("close")).toBe(0);
    expect(core.count("view")).toBe(1);
  });

  it("is not asked of the next core", () => {
    scenes();
    expect(core.count("view")).toBe(1);
    connection.detach();
    aWhile();
    const next = new Core();
    connection.attach(next);
    expect(next.received).toEqual([]);
  });
});

describe("a command", () => {
  it("is answered with its output, or rejected with the core's reason", async () => {
    const done = connection.command("scene.show", { scene: "banjir" });
    expect(core.received.at(-1)).toMatchObject({ name: "scene.show", input: { scene: "banjir" } });
    const first = core.idOf("command");
    const refused = connection.command("scene.show", { scene: "x" });
    core.say({ type: "refused", id: core.idOf("command"), error: { code: "unknown-scene", found: "x" } });
    core.say({ type: "done", id: first, output: {} });
    expect(await done).toEqual({});
    await expect(refused).rejects.toMatchObject({ reason: { code: "unknown-scene", found: "x" } });
  });

  it("into a dying core, or into none, is rejected, and no later answer counts", async () => {
    const lost = connection.command("displays.identify", {});
    const id = core.idOf("command");
    connection.detach();
    const disconnected = { reason: { code: "disconnected" } } satisfies Partial<CommandRefused>;
    await expect(lost).rejects.toMatchObject(disconnected);
    await expect(connection.command("displays.identify", {})).rejects.toMatchObject(disconnected);
    const next = new Core();
    connection.attach(next);
    next.say({ type: "done", id, output: {} });
    expect(next.received).toEqual([]);
  });
});

describe("positions", () => {
  const frame = (id: number): PositionsFrame => ({
    ...{ type: "positions", id, officers: ["P-1"], index: Uint32Array.of(0) },
    ...{ places: Float64Array.of(106.6, -6.2), times: Float64Array.of(5) },
    ...{ headings: Float32Array.of(Number.NaN), accuraciesM: Float32Array.of(8) },
  });

  it("come to every listener over one stream, and start anew with each core", () => {
    const told: (PositionsFrame | "reset")[] = [];
    connection.watchPositions((each) => told.push(each));
    const stop = connection.watchPositions(() => {});
    expect(core.count("positions")).toBe(1);
    const id = core.idOf("positions");
    core.say(frame(id));
    expect(told).toEqual(["reset", frame(id)]);
    expect(core.idOf("seen")).toBe(id);
    stop();
    expect(core.count("close")).toBe(0);

    const next = new Core();
    connection.attach(next);
    expect(next.idOf("positions")).not.toBe(id);
    next.say(frame(next.idOf("positions")));
    expect(told.slice(2)).toEqual(["reset", frame(next.idOf("positions"))]);
  });

  it("are closed with the last listener; what still comes of the old stream is nobody's", () => {
    connection.watchPositions(() => {})();
    const old = core.idOf("positions");
    expect(core.received.at(-1)).toEqual({ type: "close", id: old });
    const told = vi.fn();
    connection.watchPositions(told);
    core.say(frame(old));
    expect(told.mock.calls).toEqual([["reset"]]);
  });
});
