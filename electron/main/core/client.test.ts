import { expect, it, vi } from "vitest";
import { connectMain } from "./client.ts";
import type { CoreClient, CoreSupervisor } from "./supervisor.ts";
import { MessageChannelMain } from "./testing.ts";

it("main speaks the contract over each core's port, and tells when it is connected to another", async () => {
  const clients: CoreClient[] = [];
  const supervisor = { add: (client: CoreClient) => void clients.push(client) };
  const onConnected = vi.fn();
  const connection = connectMain(supervisor as unknown as CoreSupervisor, onConnected);
  const [main] = clients;
  expect([clients.length, main!.kind]).toEqual([1, "main"]);
  connection.watch("ending", {}, () => {});

  for (const nth of [1, 2]) {
    const { port1, port2 } = new MessageChannelMain();
    const asked: unknown[] = [];
    port2.on("message", ({ data }) => {
      asked.push(data);
      if (data.type === "view") port2.postMessage({ type: "rows", id: data.id, rows: [] });
    });
    main!.attach(port1.asMain());
    expect(port1.isStarted).toBe(true);
    expect(onConnected).toHaveBeenCalledTimes(nth);
    await vi.waitFor(() => expect(connection.read("ending", {}).state).toBe("live"));
    expect(asked[0]).toMatchObject({ type: "view", name: "ending" });
    main!.detach();
    expect(port1.isClosed).toBe(true);
    expect(connection.read("ending", {}).state).toBe("stale");
  }
});
