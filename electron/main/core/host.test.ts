import fc from "fast-check";
import { expect, it } from "vitest";
import { fromCore } from "../../../shared/contract/fromCore.ts";
import { readFromCore, readUsual } from "./host.ts";

it("reads by hand what the schema reads, and leaves the rest to it", () => {
  const type = fc.constantFrom("ready", "to-client", "change-room", "fatal", 1, undefined);
  const client = fc.oneof(fc.integer(), fc.double(), fc.constantFrom("1", null, undefined));
  const message = fc.record({ type, client, data: fc.anything(), more: fc.anything() }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.oneof(message, fc.anything()), (raw) => {
      const read = readUsual(raw);
      if (read) expect(fromCore.parse(raw)).toEqual(read);
    }),
  );
});

it("keeps the order of messages", async () => {
  const raw = [
    { type: "ready" },
    { type: "to-client", client: 1, data: "a" },
    { type: "change-room", drill: null },
    { type: "to-client", client: 1, data: "b" },
    { type: "ready" },
  ];
  const out: unknown[] = [];
  await Promise.all(raw.map(async (message) => out.push(await readFromCore(message))));
  expect(out).toEqual(raw);
  await expect(readFromCore({ type: "unknown" })).rejects.toThrow();
});
