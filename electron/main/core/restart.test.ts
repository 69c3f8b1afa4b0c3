/** The real core, started and watched as main does it: killed in the middle of its work, it comes back whole. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { commands } from "../../../shared/contract/commands.ts";
import { Connection } from "../../../shared/contract/connection.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import { views } from "../../../shared/contract/views.ts";
import { connectGateway } from "../../../tests/peers/gateway.ts";
import { startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { startChildCore } from "./child.ts";
import { asPort } from "./client.ts";
import type { CoreHost } from "./host.ts";
import { CoreSupervisor } from "./supervisor.ts";

vi.mock("electron", () => import("./testing.ts"));
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, "../../..");
const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 50_000, interval: 10 });

it("a killed core loses nothing that was on screen, and hears what was said while it was away", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "live-room-restart-"));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  const broker = await startMosquitto();
  onTestFinished(() => broker.remove());
  const options: CoreOptions = {
    ...{
      dataFolder,
      cityFolder: join(root, "resources/cities/36.71"),
      resourcesFolder: join(root, "resources"),
    },
    ...{ broker: broker.url, demo: false, language: null, scene: null, appVersion: "0.1.0" },
  };
  const hosts: CoreHost[] = [];
  const onEnd = vi.fn();
  const supervisor = new CoreSupervisor(
    (...given) => {
      const host = startChildCore(process.execPath)(...given);
      hosts.push(host);
      return host;
    },
    join(root, "electron/core/index.ts"),
    () => JSON.stringify(options),
    Promise.resolve(),
    {
      onFatal: (message) => expect.unreachable(message.code),
      onEnd,
      onOutput: () => {},
      onChangeRoom: () => {},
    },
  );
  onTestFinished(() => supervisor.stop());
  const core = new Connection({ views, commands });
  supervisor.add({
    kind: "main",
    attach: (port) => core.attach(asPort(port)),
    detach: () => core.detach(),
  });
  for (const name of ["reports", "link", "room"] as const) core.watch(name, {}, () => {});
  const reports = () => core.read("reports", {});
  const ids = () =>
    reports()
      .rows.map(({ id }) => id)
      .sort();
  const online = () => expect(core.read("link", {}).rows[0]?.state).toBe("online");
  await eventually(online);

  const gateway = await connectGateway(broker.url, "36.71");
  onTestFinished(() => gateway.close());
  const open = (id: string) =>
    gateway.open({ id, category: "sampah", text: "Sampah di trotoar", place: [106.63, -6.18] });
  const expected: string[] = [];
  for (let round = 0; round < 2; round++) {
    const name = (n: number) => `TL-${round}-${String(n).padStart(3, "0")}`;
    for (let n = 0; n < 100; n++) {
      expected.push(name(n));
      await open(name(n));
    }
    // Some are on screen, and the rest is on its way.
    await eventually(() => expect(ids().length).toBeGreaterThan(expected.length - 100));
    const onScreen = ids();
    hosts.at(-1)!.kill();
    await eventually(() => expect(onEnd).toHaveBeenCalledTimes(round + 1));
    expect(reports().state).toBe("stale");
    expect(ids()).toEqual(expect.arrayContaining(onScreen));
    expected.push(name(100));
    await open(name(100));
    await eventually(() => expect(reports().state).toBe("live"));
    expect(ids()).toEqual(expect.arrayContaining(onScreen));
    await eventually(() => expect(ids()).toEqual([...expected].sort()));
    await eventually(online);
  }
  expect(onEnd.mock.calls).toEqual([
    ["SIGKILL", 1],
    ["SIGKILL", 2],
  ]);
  expect(core.read("room", {}).rows).toHaveLength(1);
});
