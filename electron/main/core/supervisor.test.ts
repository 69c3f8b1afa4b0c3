import type { MessagePortMain } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientKind } from "../../../shared/contract/define.ts";
import type { FromCore } from "../../../shared/contract/fromCore.ts";
import type { Connected, CoreEvents, CoreHost } from "./host.ts";
import { type CoreClient, CoreSupervisor } from "./supervisor.ts";
import type { FakePort } from "./testing.ts";

vi.mock("electron", () => import("./testing.ts"));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeHost implements CoreHost {
  readonly connected: { kind: ClientKind; port: FakePort }[] = [];
  readonly shutdown = vi.fn();
  readonly kill = vi.fn();
  readonly events: CoreEvents;
  constructor(events: CoreEvents) {
    this.events = events;
  }
  readonly windowClosed = vi.fn();
  connect({ kind }: Connected, port: MessagePortMain): void {
    this.connected.push({ kind, port: port as unknown as FakePort });
  }
}

function client(kind: ClientKind = "wall") {
  const given: FakePort[] = [];
  const made: CoreClient = {
    kind,
    attach: vi.fn((port: MessagePortMain) => void given.push(port as unknown as FakePort)),
    detach: vi.fn(),
  };
  return { ...made, given };
}

function supervised(appReady: Promise<void> = Promise.resolve()) {
  const hosts: FakeHost[] = [];
  const events = { onFatal: vi.fn(), onEnd: vi.fn(), onOutput: vi.fn(), onChangeRoom: vi.fn() };
  const supervisor = new CoreSupervisor(
    (modulePath, options, coreEvents) => {
      expect([modulePath, options]).toEqual(["core.cjs", "{}"]);
      const host = new FakeHost(coreEvents);
      hosts.push(host);
      return host;
    },
    "core.cjs",
    () => "{}",
    appReady,
    events,
  );
  const last = () => hosts.at(-1)!;
  return {
    ...{ supervisor, hosts, events, last },
    async ready() {
      last().events.onMessage({ type: "ready" });
      await Promise.resolve();
    },
    end: () => last().events.onExit("signal"),
  };
}

describe("a client", () => {
  it("is connected when the core is ready, and to every core after it, over a port of its own", async () => {
    const { supervisor, hosts, last, ready, end } = supervised();
    const [wall, page] = [client(), client("console")];
    supervisor.add(wall);
    expect(wall.attach).not.toHaveBeenCalled();
    await ready();
    supervisor.add(page);
    expect(last().connected.map(({ kind }) => kind)).toEqual(["wall", "console"]);
    expect(wall.given[0]?.other).toBe(last().connected[0]?.port);
    end();
    expect(wall.detach).toHaveBeenCalledOnce();
    const late = client();
    supervisor.add(late);
    vi.advanceTimersByTime(0);
    expect([wall.given.length, late.given.length]).toEqual([1, 0]);
    await ready();
    expect(late.given).toHaveLength(1);
    expect(hosts).toHaveLength(2);
    expect([wall.given.length, page.given.length]).toEqual([2, 2]);
    expect(new Set([...wall.given, ...page.given]).size).toBe(4);
  });

  it("is connected after those before it have done what they do first with a core", async () => {
    const { supervisor, last, ready } = supervised();
    let hasTold = () => {};
    const told = new Promise<void>((resolve) => (hasTold = resolve));
    const main: CoreClient = { ...client("main"), attach: () => told };
    const [page, late] = [client(), client()];
    supervisor.add(main);
    supervisor.add(page);
    await ready();
    supervisor.add(late);
    expect(last().connected.map(({ kind }) => kind)).toEqual(["main"]);
    hasTold();
    await vi.advanceTimersByTimeAsync(0);
    expect(last().connected.map(({ kind }) => kind)).toEqual(["main", "wall", "wall"]);
  });

  it("of main's own is connected first to the next core, also when it came after pages", async () => {
    const { supervisor, last, ready, end } = supervised();
    await ready();
    supervisor.add(client());
    supervisor.add(client("main"));
    expect(last().connected.map(({ kind }) => kind)).toEqual(["wall", "main"]);
    end();
    vi.advanceTimersByTime(0);
    await ready();
    expect(last().connected.map(({ kind }) => kind)).toEqual(["main", "wall"]);
  });

  it("that is gone is connected no more", async () => {
    const { supervisor, last, ready, end } = supervised();
    const wall = client();
    const remove = supervisor.add(wall);
    await ready();
    remove();
    end();
    vi.advanceTimersByTime(0);
    await ready();
    expect(last().connected).toEqual([]);
    expect(wall.detach).not.toHaveBeenCalled();
  });

  it("waits for the app, which makes the ports, and not for a core that has ended meanwhile", async () => {
    let appIsReady = () => {};
    const { supervisor, hosts, ready, end } = supervised(new Promise((resolve) => (appIsReady = resolve)));
    const wall = client();
    supervisor.add(wall);
    await ready();
    end();
    vi.advanceTimersByTime(0);
    await ready();
    expect(wall.attach).not.toHaveBeenCalled();
    appIsReady();
    await vi.advanceTimersByTimeAsync(0);
    expect(hosts.map(({ connected }) => connected.length)).toEqual([0, 1]);
  });
});

describe("a core that ends", () => {
  it("is started again at once, then after growing pauses, and at once again when it had run well", async () => {
    const { hosts, events, ready, end } = supervised();
    await ready();
    for (const pauseMs of [0, 250, 1000, 3000, 10_000, 10_000]) {
      const before = hosts.length;
      end();
      if (pauseMs > 0) {
        vi.advanceTimersByTime(pauseMs - 1);
        expect(hosts).toHaveLength(before);
      }
      vi.advanceTimersByTime(1);
      expect(hosts).toHaveLength(before + 1);
    }
    expect(events.onEnd.mock.calls).toEqual([1, 2, 3, 4, 5, 6].map((n) => ["signal", n]));
    vi.advanceTimersByTime(60_001);
    end();
    vi.advanceTimersByTime(0);
    expect(hosts).toHaveLength(8);
  });

  it("each time before it was ever ready is given up, and the last reason told: no page can be shown", () => {
    const { hosts, events, end } = supervised();
    for (let n = 0; n < 5; n++) {
      end();
      vi.advanceTimersByTime(10_000);
    }
    expect(hosts).toHaveLength(5);
    expect(events.onFatal).toHaveBeenCalledExactlyOnceWith({
      ...{ type: "fatal", code: "failed", params: { reason: "signal" }, faults: [] },
    });
  });

  it("after it said that it cannot run is not started again", () => {
    const { hosts, events, last, end } = supervised();
    const fatal: FromCore = { type: "fatal", code: "city-unusable", params: {}, faults: [] };
    last().events.onMessage(fatal);
    expect(events.onFatal).toHaveBeenCalledExactlyOnceWith(fatal);
    end();
    vi.advanceTimersByTime(100_000);
    expect(hosts).toHaveLength(1);
    expect(events.onEnd).not.toHaveBeenCalled();
  });
});

describe("another room", () => {
  it("is opened by the next core at once, when this one has closed its own: that is no fault", () => {
    const { hosts, last, end, events } = supervised();
    last().events.onMessage({ type: "change-room", drill: "20261129T192233Z-hari-biasa" });
    expect(events.onChangeRoom).toHaveBeenCalledExactlyOnceWith("20261129T192233Z-hari-biasa");
    expect([last().shutdown.mock.calls.length, hosts.length]).toEqual([1, 1]);
    end();
    expect(hosts).toHaveLength(2);
    expect(events.onEnd).not.toHaveBeenCalled();
  });

  it("is opened also where this one does not end by itself", () => {
    const { hosts, last } = supervised();
    last().events.onMessage({ type: "change-room", drill: null });
    vi.advanceTimersByTime(10_000);
    expect(hosts[0]!.kill).toHaveBeenCalledOnce();
  });

  it("is opened where that of a drill cannot be", () => {
    const { hosts, last, end, events } = supervised();
    events.onFatal.mockReturnValue("other-room");
    last().events.onMessage({ type: "fatal", code: "failed", params: {}, faults: [] });
    end();
    expect(hosts).toHaveLength(2);
  });
});

describe("stopping", () => {
  it("asks the core to end and waits for it, and starts no other", async () => {
    const { supervisor, hosts, last, end } = supervised();
    const stopped = supervisor.stop();
    expect(last().shutdown).toHaveBeenCalledOnce();
    end();
    await stopped;
    vi.advanceTimersByTime(100_000);
    expect(hosts).toHaveLength(1);
    expect(last().kill).not.toHaveBeenCalled();
  });

  it("kills a core that does not end", async () => {
    const { supervisor, last } = supervised();
    const stopped = supervisor.stop(3000);
    vi.advanceTimersByTime(2999);
    expect(last().kill).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(last().kill).toHaveBeenCalledOnce();
    await stopped;
  });

  it("while another core was about to be started starts none", async () => {
    const { supervisor, hosts, end } = supervised();
    end();
    await supervisor.stop();
    vi.advanceTimersByTime(100_000);
    expect(hosts).toHaveLength(1);
  });
});
