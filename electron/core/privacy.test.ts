/**
 * What tells who a citizen is, planted wherever somebody can write it, and looked for in everything that leaves the core:
 * every view as a wall and a console see it, every command that answers with a file, and the log.
 */
import { globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { type CommandName, commands } from "../../shared/contract/commands.ts";
import { type ViewName, views } from "../../shared/contract/views.ts";
import type { ToClient } from "../../shared/contract/wire.ts";
import { briefingPages } from "../../shared/domain/briefing/pages.ts";
import { addDays, localDay } from "../../shared/domain/zone.ts";
import { openRoom, type RoomContext } from "./room.ts";
import { openDatabase } from "./store/database.ts";
import { createStore } from "./store/index.ts";
import * as testing from "./testing.ts";
import { type FakeClient, fakeClient, keptLog, shippedOptions } from "./testing.ts";

// They read a whole city.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const [name, phone, nik, mail] = [
  "Budiwan Santosoputra",
  "0812-7654-3210",
  "3671010101900001",
  "budiwan@contoh.example",
];
/** As a screen shows it a name is masked, and only the core knows whose it was. */
const numbers = `NIK ${nik}, telepon ${phone} atau ${mail}`;
const reason = `Saya ${name}, NIK ${nik}, telepon ${phone} atau ${mail}`;
const needles = /Budiwan|Santosoputra|7654.?3210|367101010190|contoh\.example/i;

const root = join(import.meta.dirname, "../..");

const officer = "DLH-001";

/** A library that writes a file is loaded first. */
const patient = { timeout: 30_000 };

const isAnswer = (message: ToClient) => message.type === "done" || message.type === "refused";

let openedRoom: Awaited<ReturnType<typeof opened>>;

async function opened() {
  const log = keptLog();
  const dataFolder = await mkdtemp(join(tmpdir(), "live-room-privacy-"));
  someoneClocked(dataFolder);
  const options = { ...shippedOptions, dataFolder };
  const context = { clock: Date.now, random: Math.random, log, monotonic: () => performance.now() };
  const hasher = "cheapHasher" in testing ? (testing.cheapHasher as () => unknown)() : null;
  const room = await openRoom(options, { ...context, hasher } as unknown as RoomContext);
  let clients = 0;
  const client = (kind: "wall" | "console"): FakeClient => {
    const made = fakeClient(kind, ++clients);
    room.serve(made);
    return made;
  };
  const [desk, other] = [client("console"), client("console")];
  async function run(command: string, input: unknown, at = desk) {
    at.sent.length = 0;
    at.say({ type: "command", id: 1, name: command, input });
    await vi.waitFor(() => {
      if (!at.sent.some(isAnswer)) throw new Error(`expected an answer to ${command}`);
    }, patient);
    const answer = at.sent.find(isAnswer)!;
    return answer.type === "done"
      ? { output: answer.output as Record<string, unknown> }
      : { refused: answer };
  }
  async function done(command: string, input: unknown, at = desk) {
    const { output, refused } = await run(command, input, at);
    if (!output) throw new Error(`${command}: ${JSON.stringify(refused)}`);
    return output;
  }
  function look(kind: "wall" | "console" | "desk", view: ViewName, params: unknown): string {
    const screen = kind === "wall" ? client(kind) : kind === "desk" ? desk : other;
    screen.sent.length = 0;
    screen.say({ type: "view", id: 1, name: view, params });
    const text = JSON.stringify(screen.sent);
    if (kind === "wall") screen.leave();
    else screen.say({ type: "close", id: 1 });
    return text;
  }
  // Two consoles of a supervisor, and at one of them somebody asks who reported.
  await done("access.begin", { name: "Administrator Uji", secret: "271604" });
  const [secret, role] = ["583921", "supervisor"];
  const { person } = await done("accounts.add", { name: "Pengawas Uji", role, secret });
  const signInAgain = () => done("session.signIn", { person, secret });
  await signInAgain();
  await done("session.signIn", { person, secret }, other);
  const close = async () => {
    await room.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { close, log, done, look, signInAgain };
}

/** So that there is a recap to go out. */
function someoneClocked(dataFolder: string): void {
  const store = createStore(openDatabase(dataFolder, new Date()).database);
  const time = Date.now() - 3_600_000;
  store.officers.putDutyEvent({
    ...{ officer, id: "e1", type: "in", time, receivedAt: time, device: null },
    ...{ longitude: null, latitude: null, accuracyM: null },
  });
  store.close();
}

/** Somebody wrote of a citizen wherever the room lets them. */
async function filled({ done, look }: Awaited<ReturnType<typeof opened>>) {
  const today = localDay("Asia/Jakarta", Date.now());
  const { incident } = (await done("report.take", {
    ...{ category: "banjir", text: reason, place: [106.63, -6.18], address: `Rumah ${name}, ${phone}` },
    ...{ channel: "Telepon", reporterName: name, reporterPhone: phone },
  })) as { incident: string };
  await done("incident.acknowledge", { incident });
  await done("incident.note", { incident, text: reason });
  await done("incident.contact", {
    incident,
    officer: null,
    channel: "phone",
    outcome: "reached",
    note: reason,
  });
  await done("order.send", { incident, officers: [officer], task: reason });
  const csv = `id;kategori;nama;telepon;lintang;bujur;waktu;uraian\nF-1;banjir;${name};${phone};-6.18;106.63;2026-11-25T08:00:00+07:00;"${reason}"`;
  await done("intake.read", { name: "laporan.csv", bytes: new TextEncoder().encode(csv) });
  await vi.waitFor(() => {
    if (!look("console", "intakeFile", {}).includes('"preview"')) throw new Error("expected a preview");
  }, patient);
  const { handover } = (await done("handover.begin", { as: "outgoing" })) as { handover: string };
  return { incident, today, handover };
}

beforeAll(async () => {
  openedRoom = await opened();
  return () => openedRoom.close();
});

type Planted = Awaited<ReturnType<typeof filled>>;

/** Each file that a room can give out, in every kind; a command that is missing here fails the test beneath. */
function exportsOf({ today, incident, handover }: Planted): Record<string, unknown[]> {
  const month = today.slice(0, 7);
  return {
    "attendance.export": (["xlsx", "pdf", "csv"] as const).map((format) => ({
      ...{ month, by: "officer" as const, format, language: "id" as const },
    })),
    "roster.export": (["csv", "ics"] as const).map((format) => ({
      ...{ format, from: today, until: addDays(today, 6), language: "id" as const },
      ...{ agency: null, crew: null, officer: null, plan: null },
    })),
    "briefing.paper": [
      {
        ...{ title: "Paparan", time: "29 November 2026", atMs: 0, foot: "", continued: "" },
        pages: [
          {
            ...{ page: briefingPages[0], title: "Kejadian", stale: null },
            content: {
              ...{
                kind: "table",
                lines: [{ text: numbers, aside: numbers, level: null }],
                left: null,
                none: null,
              },
              head: [{ text: "Laporan", end: false }],
              rows: [[{ kind: "text", text: numbers, level: null, stale: false }]],
            },
          },
        ],
      },
    ],
    // Exactly what was signed: what supervisors write themselves stays as they wrote it.
    "handover.paper": [{ handover, language: "id" }],
    "log.print": [{ day: today, language: "id" }],
    "evidence.export": [{ incident, language: "id", masked: true }],
    "doctor.export": [{}],
    "cameras.export": (["csv", "m3u"] as const).map((format) => ({ format, cameras: null })),
    "scenes.export": [
      {
        scene: {
          ...{ id: "uji", name: { id: "Uji", en: "Test" }, position: 9, grid: { columns: 1, rows: 1 } },
          pages: [
            { title: "", panels: [{ id: "a", type: "map", at: [0, 0, 1, 1], priority: 5, settings: {} }] },
          ],
        },
      },
    ],
  };
}

const fileFields = ["bytes", "text", "content", "file"];
/**
 * What somebody put into the log as a file goes out as it came in, and the whole log as it was written: else nobody could
 * check its hashes.
 */
const asItCame: readonly string[] = ["log.attachment", "log.export"];
/** Of drills, whose citizens are invented, and which this room has none of; of a machine that has no room yet. */
const ofNobody: readonly string[] = ["drill.paper", "setUp.preview"];
const givesFile = (command: CommandName) =>
  !asItCame.includes(command) &&
  !ofNobody.includes(command) &&
  (Object.keys((commands[command].output as z.ZodObject).shape ?? {}).some((field) =>
    fileFields.includes(field),
  ) ||
    /export|print|paper|pdf|package|evidence/i.test(command));

/** All words of a file, whatever it is packed in. */
async function wordsOf(content: string | Uint8Array): Promise<string> {
  if (typeof content === "string") return content;
  const bytes = Buffer.from(content);
  const begins = bytes.subarray(0, 4).toString("latin1");
  if (begins === "%PDF") {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    return text;
  }
  if (begins !== "PK\u0003\u0004") return bytes.toString();
  const parts = await Promise.all(unpacked(bytes).map(wordsOf));
  return parts.join("\n");
}

/** The files in a ZIP, by its central directory (PKWARE APPNOTE 4.3). */
function unpacked(zip: Buffer): Buffer[] {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files: Buffer[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(begin, begin + size);
    files.push(method === 0 ? data : inflateRawSync(data));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

describe("what tells who a citizen is", () => {
  let planted: Planted;
  beforeAll(async () => {
    planted = await filled(openedRoom);
  });

  it("is in no view, on the wall and on a console that did not ask for it", () => {
    const { look } = openedRoom;
    const { incident, today } = planted;
    const everything = {
      ...{ incident, camera: "x", from: today, days: 7, plan: null, day: today, month: today.slice(0, 7) },
      ...{ by: "officer", officer: "x", to: today, grouping: "category", period: "today" },
      ...{ category: null, agency: null, district: null },
    };
    for (const view of Object.keys(views) as ViewName[]) {
      const fields = Object.keys((views[view].params as z.ZodObject).shape ?? {});
      const params = Object.fromEntries(Object.entries(everything).filter(([key]) => fields.includes(key)));
      for (const kind of ["wall", "console"] as const) {
        expect(look(kind, view, params).match(needles)?.[0], `${view} on a ${kind}`).toBeUndefined();
      }
    }
    expect(look("console", "citizens", { incident })).toContain("B*** S***");
    expect(look("wall", "incidents", {})).toContain("***210");
    expect(look("console", "intakeFile", {})).toContain("***210");
  });

  it("is in no hit of a search", async () => {
    const output = await openedRoom.done("search", { text: "telepon" });
    expect(JSON.stringify(output)).toContain("***210");
    expect(JSON.stringify(output)).not.toMatch(needles);
  });

  it("is in no file that the room gives out", async () => {
    const known = Object.entries(exportsOf(planted));
    const wanted = known.filter(([command]) => command in commands);
    // Of officers, where nobody knows which citizens are spoken of: numbers are found there, names cannot be.
    const { done } = openedRoom;
    const leave = { officer, leave: "sick" as const, from: planted.today, to: planted.today };
    await done("attendance.enterLeave", { ...leave, reason: numbers });
    await done("roster.change", { officer, day: addDays(planted.today, 1), shifts: [], reason: numbers });
    const all = (Object.keys(commands) as CommandName[]).filter(givesFile);
    expect(all.sort()).toEqual(wanted.map(([command]) => command).sort());
    for (const [command, inputs] of wanted) {
      for (const input of inputs) {
        const output = await done(command, input);
        for (const field of fileFields) {
          const given = output[field];
          // Written into a folder of the station: where, is the answer.
          const content = field === "file" && typeof given === "string" ? readFileSync(given) : given;
          if (typeof content === "string" || content instanceof Uint8Array) {
            expect(await wordsOf(content), command).not.toMatch(needles);
          }
        }
      }
    }
  });

  it("leaves a page by no other way than a file that the core gave", () => {
    const files = globSync("renderer/**/*.{ts,tsx}", { cwd: root }).filter(
      (file) => !file.includes(".test."),
    );
    const ways = files.filter((file) => readFileSync(join(root, file), "utf8").includes("createObjectURL("));
    expect(ways.map((file) => file.replaceAll("\\", "/")).sort()).toEqual([
      // The small pictures of cameras, shown and not saved.
      "renderer/console/cameras/pictures.ts",
      // A picture that is attached to an entry of the log, shown where it is.
      "renderer/console/log/Attachments.tsx",
      "renderer/console/saveFile.ts",
      // The text of a scene.
      "renderer/console/scenes/ExportDialog.tsx",
    ]);
  });

  it("is in no line of the log", () => {
    expect(JSON.stringify(openedRoom.log.lines)).not.toMatch(needles);
  });

  it("is shown to the window that asked, and to no other", async () => {
    const { done, look, signInAgain } = openedRoom;
    const { incident } = planted;
    await done("citizen.reveal", { incident });
    const own = () => look("desk", "citizens", { incident });
    for (const kind of ["wall", "console"] as const) {
      for (const view of ["incident", "incidents", "history", "citizens", "incidentReports"] as const) {
        expect(look(kind, view, view === "incidents" ? {} : { incident })).not.toMatch(needles);
      }
    }
    // Whoever unlocks it may be somebody else.
    expect(own()).toMatch(needles);
    await done("session.lock", {});
    await signInAgain();
    expect(own()).not.toMatch(needles);
  });
});
