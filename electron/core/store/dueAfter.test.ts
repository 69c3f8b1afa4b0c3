import { expect, it } from "vitest";
import { dueNoting } from "./dueAfter.ts";
import { databaseInMemory, rowsIn } from "./testing.ts";

it("is noted once for each event with words, each report that is spoken of, and each incident that was worked on", () => {
  const database = databaseInMemory();
  const report = database.prepare(`
    INSERT INTO reports (id, status, category, text, longitude, latitude, district, outside, channel, photos,
      requested_at, updated_at, received_at, heard_at)
    VALUES (?, 'open', 'banjir', 'Laporan', 0, 0, NULL, 0, '112', '[]', 0, 0, 0, 0)`);
  for (const id of ["TL-1", "TL-2", "TL-3"]) report.run(id);
  database.exec("DELETE FROM report_words_due; DELETE FROM performance_due");
  const note = dueNoting(database);
  const event = (seq: number, kind: string, subject: string, body: unknown) => ({
    ...{ station: "a", seq, kind, subject, body },
  });
  const events = [
    event(1, "incident.noted", "TL-1", { text: "x" }),
    event(2, "incident.noted", "TL-1", { text: "y" }),
    event(3, "incident.corrected", "TL-2", { address: "Jalan" }),
    event(4, "incident.acknowledged", "TL-3", {}),
    event(5, "incident.closed", "TL-3", { note: null }),
    event(6, "order.sent", "TL-4", { text: "x" }),
    event(7, "log.written", "L-1", { text: "x" }),
    event(8, "wall.set", "wall", null),
  ];
  note(events);
  note(events.slice(2, 6));
  expect(rowsIn(database, "log_lines", "seq")).toEqual([1, 2, 7].map((seq) => ({ seq })));
  const words = database.prepare(
    "SELECT id FROM report_words_due JOIN reports ON reports.rowid = report_rowid",
  );
  expect(words.pluck().all().sort()).toEqual(["TL-1", "TL-2"]);
  expect(rowsIn(database, "performance_due", "id")).toEqual(
    ["TL-1", "TL-2", "TL-3", "TL-4"].map((id) => ({ id })),
  );
});
