import { expect, it, vi } from "vitest";
import { openSigner } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import { storeInMemory } from "../store/testing.ts";
import { stationOn } from "./testing.ts";

it("nothing of this station's log is told before it is on the disk, and a disk that fails is tried again", async () => {
  const store = storeInMemory(openSigner(testKey(1)).signEvent);
  const disk: { resolve(): void; reject(error: Error): void }[] = [];
  const { link, station } = stationOn({
    store: {
      ...store,
      sync: () => new Promise<void>((resolve, reject) => void disk.push({ resolve, reject })),
    },
  });
  const told: string[] = [];
  const publish = async (topic: string, payload: string) => void told.push(`${topic} ${payload}`);
  link.up(publish, () => {});
  const asked = () => vi.waitFor(() => expect(disk.length).toBeGreaterThan(0), { timeout: 10_000 });
  const said = (text: string) => told.filter((each) => each.includes(text));
  // What was there at the start.
  await asked();
  disk.shift()!.resolve();

  const body = { text: "rahasia" };
  store.log.append(station, { kind: "incident.noted", subject: "TL-1", body }, "person:U-1", Date.now());
  const seq = store.log.headOf(station)!.seq;
  await asked();
  expect([said("rahasia"), said(`"seq":${seq}`)]).toEqual([[], []]);
  disk.shift()!.reject(new Error("EIO"));
  await asked();
  expect([said("rahasia"), said(`"seq":${seq}`)]).toEqual([[], []]);
  disk.shift()!.resolve();
  await vi.waitFor(
    () => expect(said("rahasia").some((each) => each.includes(`/log/${station} `))).toBe(true),
    {
      timeout: 10_000,
    },
  );
});
