import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it, onTestFinished } from "vitest";
import { Refused } from "../live/serve.ts";
import { openDatabase } from "../store/database.ts";
import { createStore } from "../store/index.ts";
import { temporaryFolder } from "../testing.ts";
import {
  ani,
  budi,
  citra,
  handoverOn,
  incidentRow,
  type Room,
  secretOf,
  sign,
  start,
  stepsOf,
} from "./testing.ts";

/** Ani has the shift: taken over while nobody had it. */
async function led(room: Room = handoverOn()): Promise<Room> {
  const { handover } = await room.commands["handover.begin"]({ as: "incoming" }, room.at(ani));
  const second = { person: citra.id, secret: secretOf(citra) };
  await room.commands["handover.miss"](
    { handover, side: "outgoing", reason: "pertama", second },
    room.at(ani),
  );
  for (const { id } of room.items(handover)) {
    await room.commands["handover.confirm"]({ handover, item: id }, room.at(ani));
  }
  await room.commands["handover.sign"](
    {
      ...{ handover, side: "incoming", secret: secretOf(ani), language: "id" },
      document: room.row(handover).document!,
    },
    room.at(ani),
  );
  room.wait(60_000);
  return room;
}

async function run(room: Room, count = stepsOf().length): Promise<void> {
  for (const [index, step] of stepsOf().slice(0, count).entries()) {
    await step(room, index === 0 ? "" : room.duty().open!);
    room.wait(1000);
  }
}

const open = (room: Room) => room.duty().open!;
const refused = async (asked: () => unknown) => {
  try {
    await asked();
  } catch (error) {
    if (error instanceof Refused) return error.reason.found ?? error.reason.code;
    throw error;
  }
  return undefined;
};

describe("handing over", () => {
  it("passes notes on that stand in the shift log with the city's tag, as they stand now", async () => {
    const room = await led();
    const body = { text: "Genset panas", tags: ["serah-terima"], links: [], writtenAt: start };
    const write = (subject: string, said: Partial<typeof body>) =>
      room.store.transaction(() =>
        room.store.log.append(
          "st-1",
          { kind: "log.written", subject, body: { ...body, ...said, template: null, attachments: [] } },
          "person:U-1",
          start + 120_000,
        ),
      );
    write("E-1", {});
    write("E-2", { tags: ["cuaca"] });
    const corrected = { ...body, text: "Genset sudah dingin", reason: "keliru" };
    room.store.transaction(() =>
      room.store.log.append(
        "st-1",
        { kind: "log.corrected", subject: "E-1", body: corrected },
        "person:U-1",
        start,
      ),
    );
    await run(room, 1);
    const notes = room.items(open(room)).filter(({ item }) => item.kind === "note");
    expect(notes.map(({ item }) => item.text?.id)).toEqual(["Genset sudah dingin"]);
  });

  it("prepares itself, passes the shift with the second signature, and seals under both names", async () => {
    const room = await led();
    expect(room.duty()).toMatchObject({ leader: { id: ani.id }, open: null });
    expect(room.draft().map(({ id }) => id)).toEqual(
      expect.arrayContaining(["incident:TL-1:high", "changes", "instruction:kunci@1"]),
    );
    const count = stepsOf().length;
    await run(room, count - 1);
    const id = open(room);
    expect(room.row(id).phase).toBe("signed");
    expect(room.duty().leader).toMatchObject({ id: ani.id });
    await stepsOf().at(-1)!(room, id);
    expect(room.duty()).toMatchObject({ leader: { id: budi.id, handover: id }, open: null });
    expect(room.seals(id)).toEqual([["Ani Rahayu", "Budi Santoso"]]);
    const { signatures } = room.row(id);
    expect(signatures.outgoing?.sha256).toBe(signatures.incoming?.sha256);
    expect([signatures.outgoing?.holds, signatures.incoming?.holds]).toEqual([true, true]);
  });

  it("takes no word of a side from anybody else, no wrong PIN, and no signature under what has changed", async () => {
    const room = await led();
    await run(room, 1);
    const handover = open(room);
    const item = room.items(handover)[0]!.id;
    const tell = (caller = room.at(ani)) =>
      room.commands["handover.goThrough"]({ handover, item, remark: null }, caller);
    expect(await refused(() => tell(room.at(budi, 2)))).toBe("not-outgoing");
    const join = (person = budi, secret = secretOf(budi)) =>
      room.commands["handover.join"]({ handover, side: "incoming", person: person.id, secret }, room.at(ani));
    expect(await refused(() => join(budi, "123"))).toBe("wrong-secret");
    expect(await refused(() => join(ani, secretOf(ani)))).toBe("same-person");
    await join();
    await tell();
    const confirm = (window: number) =>
      room.commands["handover.confirm"]({ handover, item }, room.at(ani, window));
    // Budi came to Ani's window, and to no other.
    expect(await refused(() => confirm(7))).toBe("not-incoming");
    await confirm(1);
    room.desk.forget(1);
    const ask = () => room.commands["handover.ask"]({ handover, item, text: "?" }, room.at(ani));
    expect(await refused(ask)).toBe("not-incoming");
    expect(await refused(() => sign(room, handover, ani))).toBe("other-document");
    expect(await refused(() => room.commands["handover.begin"]({ as: "incoming" }, room.at(citra)))).toBe(
      handover,
    );
  });

  it("brings what comes while it runs as new items, once", async () => {
    const room = await led();
    await run(room, 1);
    const id = open(room);
    const before = room.items(id).length;
    room.sources.incidents.put(incidentRow("TL-2", { receivedAt: start + 3600_000, priority: "urgent" }));
    room.sources.incidents.put(incidentRow("TL-1", { priority: "urgent" }));
    room.wait(10_000);
    room.wait(10_000);
    const news = room.items(id).filter(({ isNews }) => isNews);
    expect(news.map((row) => row.id).sort()).toEqual(["incident:TL-1:urgent", "incident:TL-2:urgent"]);
    expect(room.items(id)).toHaveLength(before + 2);
    expect(room.row(id).wantsSecond).toBe(true);
  });

  it("wants another supervisor's word to leave urgent incidents alone with one signature", async () => {
    const room = await led();
    room.sources.incidents.put(incidentRow("TL-9", { priority: "urgent" }));
    await run(room, 1);
    const handover = open(room);
    const miss = (second: { person: string; secret: string } | null) =>
      room.commands["handover.miss"]({ handover, side: "incoming", reason: "sakit", second }, room.at(ani));
    expect(await refused(() => miss(null))).toBe("second-person");
    await miss({ person: citra.id, secret: secretOf(citra) });
    for (const { id } of room.items(handover)) {
      await room.commands["handover.goThrough"]({ handover, item: id, remark: null }, room.at(ani));
    }
    await sign(room, handover, ani);
    expect(room.duty().leader).toBeNull();
    expect(room.row(handover)).toMatchObject({ phase: "done", missing: { second: { id: citra.id } } });
  });

  it("asks a person to read an edition of an instruction once", async () => {
    const room = await led();
    await run(room);
    // Ani read it when she took the shift over first.
    const { handover } = await room.commands["handover.begin"]({ as: "outgoing" }, room.at(budi));
    await room.commands["handover.join"](
      { handover, side: "incoming", person: ani.id, secret: secretOf(ani) },
      room.at(budi),
    );
    expect(room.items(handover).find(({ id }) => id === "instruction:kunci@1")?.readBefore).toBe(true);
  });

  it("stays with who has the shift when it is refused, with the reason", async () => {
    const room = await led();
    await run(room, 4);
    const handover = open(room);
    await room.commands["handover.refuse"]({ handover, reason: "belum jelas" }, room.at(budi, 2));
    expect(room.duty()).toMatchObject({ leader: { id: ani.id }, open: null });
    expect(room.row(handover)).toMatchObject({ phase: "refused", ended: { reason: "belum jelas" } });
  });
});

it("a core that ends after any step of a handover goes on where it was, with nothing lost and nothing half-written", async () => {
  const folder = await temporaryFolder();
  const count = stepsOf().length;
  const reopen = () => {
    const store = createStore(openDatabase(folder, new Date(start)).database);
    return handoverOn(store);
  };
  let room = reopen();
  await led(room);
  room.store.close();
  for (let step = 0; step < count; step++) {
    room = reopen();
    // Both know more than one handover: the clock of each core begins anew, the log's does not.
    const id = step === 0 ? "" : open(room);
    if (step > 0) {
      const phase = room.row(id).phase;
      expect(phase, `after step ${step}`).toBe(step === count - 1 ? "signed" : "interrupted");
      if (phase === "interrupted") {
        await room.commands["handover.resume"]({ handover: id }, room.at(ani));
        expect(room.row(id).phase).toBe("under-way");
      }
    }
    await stepsOf()[step]!(room, id);
    // Not closed in order: what was committed is there.
    room.store.close();
  }
  room = reopen();
  onTestFinished(() => room.store.close());
  expect(room.duty()).toMatchObject({ leader: { id: budi.id }, open: null });
  const row = room.row(room.duty().leader!.handover);
  expect(row).toMatchObject({ phase: "done", signatures: { incoming: { holds: true } } });
  expect(room.items(row.id)[0]).toMatchObject({
    remark: "pompa",
    questions: [{ answer: { text: "Besok" } }],
  });
}, 20_000);

it("its paper is what was signed, in the language of whoever signed, and an unsigned one says so", async () => {
  const room = await led();
  await run(room, 3);
  const paper = (handover: string) =>
    room.commands["handover.paper"]({ handover, language: "en" }, room.at(budi, 2));
  const read = async (handover: string) => {
    const { name, bytes } = await paper(handover);
    expect(name).toMatch(/^serah-terima-2026-11-24-H-.*\.pdf$/);
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    return text.replace(/\s+/g, " ");
  };
  const id = open(room);
  expect(await read(id)).toContain("NOT SIGNED YET");
  for (const step of stepsOf().slice(3)) {
    await step(room, id);
    room.wait(1000);
  }
  // What comes later is no part of it.
  room.sources.incidents.put(
    incidentRow("TL-7", { receivedAt: start + 3600_000, address: "Jl. Sesudahnya" }),
  );
  room.wait(60_000);
  const text = await read(id);
  const { signatures } = room.row(id);
  for (const said of [
    ...["Berita Acara Serah Terima Piket", "Ani Rahayu", "Budi Santoso", "Jl. Merdeka", "Catatan: pompa"],
    ...["Tanya: Kapan?", "Jawab: Besok", "Kunci di laci", "Di laci.", signatures.outgoing!.sha256],
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("Jl. Sesudahnya");
  expect(text).not.toContain("BELUM DITANDATANGANI");
  expect(text.match(/\d+\. /g)?.length).toBeGreaterThanOrEqual(room.items(id).length);
}, 20_000);
