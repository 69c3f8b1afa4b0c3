import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished, vi } from "vitest";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { ViewName, ViewRow } from "../../../shared/contract/views.ts";
import { addSupervisor, supervisor } from "../../../tests/peers/accounts.ts";
import { eventually } from "../link/testingLink.ts";
import { testKey } from "../proof/testing.ts";
import { openRoom, type Room } from "../room.ts";
import { cheapHasher, fakeClient, keptLog, shippedOptions, temporaryFolder } from "../testing.ts";
import { drillFolder, readRecord, readReport } from "./files.ts";
import { DataFolderReal } from "./kind.ts";
import { isWhole } from "./report.ts";

// They open whole rooms, with a broker and cameras.
vi.setConfig({ testTimeout: 120_000 });

const window = "window-of-the-console";

async function opened(options: CoreOptions) {
  const changed: (string | null)[] = [];
  const room = await openRoom(options, {
    ...{ clock: Date.now, random: Math.random, log: keptLog() },
    ...{ monotonic: () => performance.now(), hasher: cheapHasher() },
    changeRoom: (drill) => void changed.push(drill),
  });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= room.close());
  onTestFinished(close);
  return { room, close, changed };
}

let clients = 0;
function desk(room: Room) {
  const client = { ...fakeClient("console", ++clients), window };
  room.serve(client);
  let asked = 10;
  return {
    rows<Name extends ViewName>(name: Name): ViewRow<Name>[] {
      const id = ++asked;
      client.say({ type: "view", id, name, params: {} });
      const answer = client.sent.findLast((each) => each.type === "rows" && each.id === id);
      client.say({ type: "close", id });
      return (answer as { rows: ViewRow<Name>[] }).rows;
    },
    async ask(name: string, input: unknown) {
      const id = ++asked;
      client.say({ type: "command", id, name, input });
      const answered = () =>
        client.sent.find((each) => "id" in each && each.id === id && each.type !== "rows");
      await eventually(() => expect(answered()).toBeDefined());
      return answered();
    },
  };
}

/** Every row of every table, as text. */
function contents(folder: string): Record<string, string[]> {
  const database = new Sqlite(join(folder, "room.sqlite"), { readonly: true });
  const names = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .pluck()
    .all() as string[];
  const all = names.map((name) => [
    name,
    database
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .map((row) => JSON.stringify(row)),
  ]);
  database.close();
  return Object.fromEntries(all);
}

const bytes = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith("room.sqlite"))
    .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);

async function begun() {
  const dataFolder = await temporaryFolder();
  await addSupervisor(dataFolder);
  const options: CoreOptions = { ...shippedOptions, dataFolder, signingKey: testKey(1) };
  const real = await opened(options);
  const at = desk(real.room);
  expect(await at.ask("session.signIn", { person: supervisor.id, secret: supervisor.secret })).toMatchObject({
    type: "done",
  });
  const told = await at.ask("report.take", {
    ...{ category: "sampah", text: "Nyata", place: [106.63, -6.18], address: "Jl. Nyata" },
    ...{ reporterName: null, reporterPhone: null, channel: "phone" },
  });
  expect(told).toMatchObject({ type: "done" });
  const answer = await at.ask("drill.begin", {
    ...{ scenario: "kebakaran-pasar-anyar", speed: 10, participants: ["Ani", "Budi"] },
  });
  expect(answer).toMatchObject({ type: "done" });
  const { drill } = (answer as unknown as { output: { drill: string } }).output;
  await eventually(() => expect(real.changed).toEqual([drill]));
  await real.close();
  const drillOptions: CoreOptions = {
    ...shippedOptions,
    ...{ demo: true, dataFolder: drillFolder(dataFolder, drill), training: { drill } },
  };
  return { options, dataFolder, drill, drillOptions };
}

it("leaves the real room as it was, but for two lines of its audit, and is kept with its report", async () => {
  const { options, dataFolder, drill, drillOptions } = await begun();
  const [before, bytesBefore] = [contents(dataFolder), bytes(dataFolder)];

  const played = await opened(drillOptions);
  const at = desk(played.room);
  // Whoever began it is still signed in, and it is the same person.
  expect(at.rows("session")[0]).toMatchObject({ state: "signed-in", person: { id: supervisor.id } });
  expect(at.rows("room")[0]).toMatchObject({ demo: true });
  expect(at.rows("drill")[0]).toMatchObject({
    drill,
    speed: 10,
    frozen: false,
    participants: ["Ani", "Budi"],
  });
  expect(at.rows("incidents").map(({ text }) => text)).not.toContain("Nyata");
  await eventually(() => expect(at.rows("incidents").length).toBeGreaterThan(5));

  const inserted = { category: "banjir", text: "Disisipkan", address: "Jl. Uji", place: [106.6, -6.17] };
  await at.ask("drill.inject", { what: { kind: "report", ...inserted } });
  await eventually(() => expect(at.rows("incidents").map(({ text }) => text)).toContain("Disisipkan"));
  const refused = await at.ask("drill.inject", { what: { kind: "camera-down", camera: "none", minutes: 5 } });
  expect(refused).toMatchObject({ type: "refused", error: { code: "unknown-camera" } });

  const fire = at.rows("incidents").find(({ text }) => text === "Disisipkan")!;
  await at.ask("incident.acknowledge", { incident: fire.id });
  await at.ask("drill.freeze", {});
  const frozen = at.rows("drill")[0]!;
  expect(frozen).toMatchObject({ frozen: true, clock: { rate: 0 }, injected: 1 });
  await at.ask("drill.end", {});
  await eventually(() => expect(played.changed).toEqual([null]));
  await played.close();
  expect(bytes(dataFolder)).toEqual(bytesBefore);

  const back = await opened(options);
  const after = desk(back.room);
  expect(after.rows("drill")).toEqual([]);
  expect(after.rows("session")[0]).toMatchObject({ state: "signed-in", person: { id: supervisor.id } });
  expect(after.rows("incidents").map(({ text }) => text)).toEqual(["Nyata"]);
  await eventually(() => expect(after.rows("pastDrills")[0]?.measures ?? null).not.toBeNull());
  const [past] = after.rows("pastDrills");
  expect(past).toMatchObject({ id: drill, altered: false, drill: { state: "ended", injected: 1 } });
  expect(past!.measures!.incidents).toBeGreaterThan(5);
  expect(past!.measures!.roles).toMatchObject([{ role: "supervisor", acknowledge: { count: 1 } }]);
  const paper = await after.ask("drill.paper", { drill, against: [], language: "id" });
  expect(paper).toMatchObject({ type: "done", output: { name: `SIMULASI-laporan-${drill}.pdf` } });
  await back.close();

  const report = readReport(drillFolder(dataFolder, drill))!;
  expect(report.signature).not.toBeNull();
  expect(isWhole({ ...report, body: { ...report.body, drillMs: report.body.drillMs + 1 } })).toBe(false);
  expect(report.body.drillMs).toBeGreaterThan(report.body.realMs! * 5);

  const now = contents(dataFolder);
  const added = now.events!.filter((row) => !before.events!.includes(row)).map((row) => JSON.parse(row).kind);
  expect(before.events!.every((row) => now.events!.includes(row))).toBe(true);
  expect(added).toEqual(["access.drill-ended", "access.exported"]);
  for (const table of ["reports", "incidents", "orders", "alarm_occurrences", "outbox", "performance_cases"])
    expect([table, now[table]]).toEqual([table, before[table]]);
});

it("is broken off where nobody ended it, said so once, and lets in nobody who came in it", async () => {
  const { options, dataFolder, drill, drillOptions } = await begun();
  const played = await opened(drillOptions);
  const at = desk(played.room);
  await at.ask("session.signOut", {});
  // As after a loss of power: it is not ended.
  await played.close();
  expect(readRecord(drillFolder(dataFolder, drill))).toMatchObject({ state: "running" });

  for (const attempt of [1, 2]) {
    const back = await opened(options);
    expect(desk(back.room).rows("session")[0], `start ${attempt}`).toMatchObject({ state: "signed-out" });
    await back.close();
  }
  expect(readRecord(drillFolder(dataFolder, drill))).toMatchObject({ state: "broken-off", endedAt: null });
  const kinds = contents(dataFolder).events!.map((row) => JSON.parse(row).kind as string);
  expect(kinds.filter((kind) => kind.startsWith("access.drill"))).toEqual([
    "access.drill-begun",
    "access.drill-ended",
  ]);
});

it("is not played into the data of a real room, nor is the demo", async () => {
  const dataFolder = await temporaryFolder();
  await (await opened({ ...shippedOptions, dataFolder })).close();
  await expect(opened({ ...shippedOptions, dataFolder, demo: true })).rejects.toThrow(DataFolderReal);
  await expect(opened({ ...shippedOptions, dataFolder, demo: true, drill: "banjir-periuk" })).rejects.toThrow(
    DataFolderReal,
  );
});
