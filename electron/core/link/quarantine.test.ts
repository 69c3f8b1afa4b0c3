import { expect, it } from "vitest";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { Quarantine } from "./quarantine.ts";

it("a report that was refused is kept without what tells who wrote it", () => {
  const store = storeInMemory();
  const rows = createSources().quarantine;
  const quarantine = new Quarantine(store.quarantine, rows);
  const body = {
    ...{ service_request_id: "TL-1", description: "Hubungi 0812-7654-3210", lat: "x" },
    reporter: { name: "Budi Santoso", phone: "081276543210" },
  };
  quarantine.add(
    "liveroom/36.71/reports/TL-1",
    Buffer.from(JSON.stringify(body)),
    "schema",
    "lat: found x",
    1,
  );
  quarantine.write();
  quarantine.committed();
  const [kept] = store.quarantine.rows();
  expect(kept?.sample).toContain('"description":"Hubungi ***210"');
  expect(kept?.sample).toContain('"reporter":{"name":"B*** S***","phone":"***210"}');
  expect([...rows.values()]).toEqual([kept]);
});
