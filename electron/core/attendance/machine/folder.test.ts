import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { attendanceOn } from "../testing.ts";

const morning = "P-001";
const today = "2026-11-24";
type Room = ReturnType<typeof attendanceOn>;

function drop(room: Room, name: string, content: string | Uint8Array): void {
  mkdirSync(room.folder, { recursive: true });
  writeFileSync(join(room.folder, name), content);
}
const files = (room: Room) => [...room.sources.machineFiles.values()];
const inside = (room: Room, place: "done" | "refused") => {
  try {
    return readdirSync(join(room.folder, place)).sort();
  } catch {
    return [];
  }
};
const shift = (room: Room, officer = morning, day = today) =>
  room.rows("attendanceDay", { day }).find((row) => row.officer === officer);
/** The folder is looked at each second, and a file must stand still for two looks. */
const patient = { timeout: 8000, interval: 50 };

describe("files of fingerprint machines", { timeout: 20_000 }, () => {
  it("come in with semicolons and a byte order mark, and are moved to done", async () => {
    const room = attendanceOn();
    drop(
      room,
      "mesin.csv",
      `\uFEFFPIN;Tanggal;Jam;Status\r\n${morning};24/11/2026;06.12.05;C/In\r\n${morning};24/11/2026;14.01;C/Out\r\n`,
    );
    await expect.poll(() => files(room)[0]?.state, patient).toBe("done");
    expect(files(room)[0]).toMatchObject({
      name: "mesin.csv",
      fresh: 2,
      known: 0,
      unmapped: 0,
      refused: 0,
      fault: null,
    });
    expect(inside(room, "done")).toEqual(["mesin.csv"]);
    expect(await room.attendance.discardFiles(Date.now() - 60_000)).toBe(0);
    expect(await room.attendance.discardFiles(Date.now() + 60_000)).toBe(1);
    expect(inside(room, "done")).toEqual([]);
    expect(shift(room)).toMatchObject({ status: "present", lateMs: 12 * 60_000 + 5000 });
  });

  it("are taken once, whatever they are called, and a clocking counts once in however many it stands", async () => {
    const room = attendanceOn();
    const text = `user id,datetime,state\n${morning},2026-11-24 06:00:00,0\n${morning},2026-11-24 14:00:00,1\n`;
    drop(room, "a.csv", text);
    await expect.poll(() => inside(room, "done"), patient).toEqual(["a.csv"]);
    drop(room, "a.csv", text);
    await expect.poll(() => inside(room, "done"), patient).toEqual(["a-2.csv", "a.csv"]);
    expect(files(room)).toHaveLength(1);
    drop(room, "b.csv", `${text}${morning},2026-11-24 14:03:00,1\n`);
    await expect
      .poll(() => files(room).find(({ name }) => name === "b.csv"), patient)
      .toMatchObject({ fresh: 1, known: 2 });
  });

  it("that are none are refused, with the reason beside them", async () => {
    const room = attendanceOn();
    drop(room, "rusak.csv", new Uint8Array([0, 1, 2, 0, 0, 5]));
    drop(room, "tanggal.csv", `pin,tanggal,jam\n${morning},24/11/2026,06:00\n${morning},11/24/2026,14:00\n`);
    drop(room, "zzz.csv", `pin,waktu\n${morning},2026-11-24 06:00\n`);
    await expect.poll(() => files(room).length, patient).toBe(3);
    await expect
      .poll(() => inside(room, "refused"), patient)
      .toEqual([...["rusak.csv", "rusak.csv.reason.txt", "tanggal.csv", "tanggal.csv.reason.txt"]]);
    expect(readFileSync(join(room.folder, "refused", "tanggal.csv.reason.txt"), "utf8")).toContain(
      "day first and month first",
    );
    expect(inside(room, "done")).toEqual(["zzz.csv"]);
    // Without a word for it the plan says that 06:00 is coming.
    expect(shift(room)).toMatchObject({ status: "present", arrivedAt: Date.parse(`${today}T06:00+07:00`) });
  });

  it("wait until their columns are mapped, once for all that look like them", async () => {
    const room = attendanceOn();
    const text = (minute: string) => `Kartu;Ketukan\n${morning};24-11-2026 06:${minute}\n`;
    drop(room, "satu.csv", text("00"));
    await expect.poll(() => files(room)[0]?.state, patient).toBe("waiting");
    expect(files(room)[0]).toMatchObject({
      columns: ["Kartu", "Ketukan"],
      sample: [[morning, "24-11-2026 06:00"]],
    });
    expect(() => room.commands["attendance.mapColumns"]({ columns: { person: "Kartu" } })).toThrow(
      "columns-missing",
    );
    room.commands["attendance.mapColumns"]({ columns: { person: "Kartu", at: "Ketukan" } });
    await expect.poll(() => files(room)[0]?.state, patient).toBe("done");
    drop(room, "dua.csv", text("05"));
    await expect.poll(() => files(room).map(({ state }) => state), patient).toEqual(["done", "done"]);
  });

  it("with numbers of nobody are kept, and applied when somebody says whose they are", async () => {
    const room = attendanceOn();
    drop(room, "asing.csv", "pin,tanggal,masuk,pulang\n1043,2026-11-24,05:58,14:02\n");
    await expect.poll(() => files(room)[0], patient).toMatchObject({ state: "done", fresh: 2, unmapped: 1 });
    expect([...room.sources.machinePeople.values()]).toMatchObject([
      { person: "1043", officer: null, clockings: 2 },
    ]);
    expect(shift(room)!.status).toBe("absent");
    room.commands["attendance.mapPerson"]({ person: "1043", officer: morning });
    expect(shift(room)).toMatchObject({ status: "present", lateMs: 0 });
    expect([...room.sources.machinePeople.values()]).toMatchObject([{ person: "1043", officer: morning }]);
    // To somebody else, and the first has nothing of it any more.
    room.commands["attendance.mapPerson"]({ person: "1043", officer: "P-010" });
    expect(shift(room)!.status).toBe("absent");
    expect(shift(room, "P-010")!.status).toBe("present");
  });

  it("of a machine whose clock is an hour ahead say so", async () => {
    const room = attendanceOn();
    const mornings = room.city.officers.filter(({ crew }) => crew === "A").map(({ id }) => id);
    for (const [n, officer] of mornings.entries()) room.clock(officer, "in", `${today}T05:5${n % 10}`);
    const line = (officer: string, n: number) => `${officer},2026-11-24,06:5${n % 10},in`;
    drop(room, "maju.csv", `pin,tanggal,jam,status\n${mornings.map(line).join("\n")}\n`);
    await expect.poll(() => files(room)[0]?.state, patient).toBe("done");
    expect(files(room)[0]).toMatchObject({ clockOffMs: 3_600_000, clockSamples: mornings.length });
    const [first] = mornings;
    const arrived = () => shift(room, first)!.arrivedAt;
    const told = () =>
      room
        .rows("attendanceFacts", { officer: first!, from: today, to: today })
        .filter((fact) => fact.kind === "clocking" && fact.source === "machine")
        .map((fact) => ("toldAtMs" in fact ? [fact.atMs, fact.toldAtMs] : []));
    const said = Date.parse(`${today}T06:50+07:00`);
    expect(told()).toEqual([[said, null]]);
    const [file] = files(room);
    const correction = { file: file!.id, offsetMs: 3_600_000, reason: "Jam mesin maju" };
    await room.commands["attendance.correctMachine"](correction);
    expect(told()).toEqual([[said - 3_600_000, said]]);
    expect(files(room)[0]!.corrected).toMatchObject({ offsetMs: 3_600_000, reason: "Jam mesin maju" });
    // The same again changes nothing, nor does the same file; and it can be taken back.
    await room.commands["attendance.correctMachine"](correction);
    expect(told()).toEqual([[said - 3_600_000, said]]);
    await room.commands["attendance.correctMachine"]({
      ...correction,
      offsetMs: 0,
      reason: "Ternyata benar",
    });
    expect(told()).toEqual([[said, null]]);
    expect(files(room)[0]!.corrected).toBeNull();
    expect(arrived()).toBe(Date.parse(`${today}T05:50+07:00`));
    // It is said, and nothing is put right by itself: the phone's word stands beside the machine's.
    expect(shift(room)!.clockings).toHaveLength(2);
  });
});
