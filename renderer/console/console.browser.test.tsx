import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { modulesSchema } from "../../shared/domain/city/modules.ts";
import type { FakeCore, GivenRows } from "../data/testing.tsx";
import { changeLanguage } from "../ui/i18n.ts";
import { select } from "../ui/selection.ts";
import { camera, city, display, incident, link, notice, officer, order, refused, room } from "./given.ts";
import {
  clearConsole,
  cursor,
  details,
  names,
  openConsole,
  options,
  prepareConsole,
  press,
} from "./testing.tsx";

let core: FakeCore;
let sent: (name: string) => unknown[];

beforeAll(prepareConsole);
beforeEach(clearConsole);

async function open(given: GivenRows = {}) {
  const opened = await openConsole(given);
  ({ core, sent } = opened);
  return opened.screen;
}

/** What the operator asked for; tiles tell their state by themselves. */
const asked = () => core.commands.filter(({ name }) => name !== "tiles.report");

/** An outline, or in a list the frame of the cursor's row. */
function showsFocus(element: Element): boolean {
  const row = element.querySelector("[data-cursor=true]");
  return (
    getComputedStyle(element).outlineStyle !== "none" ||
    (row !== null && getComputedStyle(row, "::before").borderTopColor === "rgb(255, 224, 138)")
  );
}

const three = [
  incident(1, { category: "lampu" }),
  incident(2, { category: "kebakaran" }),
  incident(3, { category: "macet", district: "36.71.12" }),
  incident(4, { category: "macet", state: "closed", deadline: null }),
];

/** The n-th is due n minutes after the first. */
const queued = (length: number) =>
  Array.from({ length }, (_, n) =>
    incident(n, { deadline: { stage: "acknowledge", at: 1000 + n * 60_000 } }),
  );
const overdue = { deadline: { stage: "acknowledge", at: 0 } } as const;

describe("the queue", () => {
  it("stands in the order in which it breaks; a key goes on to what is in work and what is done", async () => {
    await open({ incidents: [...three, incident(5, { category: "lampu", state: "en-route" })] });
    await expect.poll(names).toEqual(["Kebakaran", "Kemacetan", "Lampu jalan mati", "Lampu jalan mati"]);
    const states = () =>
      options().map((option) => option.querySelector("[data-state]")?.getAttribute("data-state"));
    await press("c");
    await expect.poll(states).toEqual(["new", "new", "new"]);
    await press("c");
    await expect.poll(states).toEqual(["en-route"]);
    await press("c");
    await expect.poll(states).toEqual(["closed"]);
    await press("c");
    await expect.poll(names).toHaveLength(4);
  });

  it("is ordered otherwise by a key, and keeps its cursor", async () => {
    const screen = await open({
      incidents: [
        incident(1, { category: "lampu", ...overdue }),
        incident(2, { category: "kebakaran" }),
        incident(0, { category: "macet" }),
      ],
    });
    await expect.poll(names).toEqual(["Lampu jalan mati", "Kebakaran", "Kemacetan"]);
    await press("j");
    await press(";");
    await expect.poll(names).toEqual(["Kebakaran", "Kemacetan", "Lampu jalan mati"]);
    await expect.element(screen.getByRole("button", { name: /Prioritas/ })).toBeVisible();
    expect(cursor()?.textContent).toContain("Lampu jalan mati");
    await press(";");
    await expect.poll(names).toEqual(["Kemacetan", "Lampu jalan mati", "Kebakaran"]);
  });

  it("tells of every row how far it is, by how much it is late, and what needs an eye", async () => {
    const now = Date.now();
    await open({
      incidents: [
        incident(1, {
          category: "kebakaran",
          state: "dispatched",
          text: "Api besar",
          deadline: { stage: "arrive", at: now - 12.5 * 60_000 },
          reports: ["report-1", "report-7", "report-8"],
          alike: [{ incident: "report-2", distanceM: 80, ageMs: 60_000 }],
          orders: [order(1, { sentAt: null }), order(2, { state: "refused", reason: "Ban bocor" })],
        }),
        incident(2, { deadline: { stage: "acknowledge", at: now + 3.5 * 60_000 } }),
      ],
    });
    await expect.poll(() => options()[0]?.textContent).toMatch(/lewat 12 mnt/);
    const [first, second] = options().map((option) => option.textContent);
    for (const part of ["dikirim", "Api besar", "1 belum terkirim", "1 ditolak", "1 mirip", "3 laporan"])
      expect(first).toContain(part);
    expect(second).toMatch(/sisa 3 mnt/);
    expect(second).toContain("baru");
    expect(second).not.toMatch(/laporan$|mirip|terkirim/);
  });

  it("is filtered by words, priority, agency and district, and says how many are left", async () => {
    const screen = await open({ incidents: three });
    await press("/");
    await userEvent.keyboard("merdeka 3");
    await expect.poll(names).toEqual(["Kemacetan"]);
    await expect.element(screen.getByText("1 dari 3", { exact: true })).toBeVisible();
    await press("Enter", "Enter");
    await expect.poll(details).toBe("report-3");
    await press("/", "Escape", "a");
    await expect.poll(names).toHaveLength(3);
    await screen.getByRole("button", { name: /darurat/ }).click();
    await expect.poll(names).toEqual(["Kebakaran"]);
    await screen.getByRole("button", { name: /rendah/ }).click();
    await expect.poll(names).toEqual(["Kebakaran", "Lampu jalan mati"]);
    await screen.getByRole("button", { name: /Dishub/ }).click();
    await expect.poll(names).toEqual(["Lampu jalan mati"]);
    await screen.getByRole("combobox").selectOptions("Karang Tengah");
    await expect.element(screen.getByText(/Tidak ada yang cocok/)).toBeVisible();
    await screen.getByRole("button", { name: /terbuka/ }).click();
    await press("a");
    await expect.poll(names).toHaveLength(3);
  });

  it("is walked and opened with keys; what was shown before is a key away", async () => {
    await open({ incidents: three, cameras: [camera(1)] });
    await expect.poll(names).toHaveLength(3);
    await press("j", "j");
    await expect.poll(() => cursor()?.textContent).toContain("Kemacetan");
    expect(details()).toBeUndefined();
    await press("Enter");
    await expect.poll(details).toBe("report-3");
    await press("ArrowDown", "Enter");
    await expect.poll(details).toBe("report-1");
    await page.getByRole("button", { name: "Simpang 1" }).click();
    await expect.poll(details).toBe("camera-1");
    await press("Backspace");
    await expect.poll(details).toBe("report-1");
    await press("Escape");
    await expect.poll(details).toBeUndefined();
  });

  it("keeps the cursor and the place in the list on their incidents when others come and go", async () => {
    const many = queued(300);
    await open({ incidents: many });
    await press("j", "j", "k");
    await expect.poll(() => cursor()?.textContent).toContain("Jl. Merdeka 0");
    core.patch("incidents", [incident(999, { category: "kebakaran", ...overdue })]);
    await expect.poll(names).toContain("Kebakaran");
    expect(cursor()?.textContent).toContain("Jl. Merdeka 0");
    expect(cursor()?.getAttribute("aria-posinset")).toBe("2");

    const list = document.querySelector<HTMLElement>("[role=listbox]")!;
    const top = () => {
      const edge = list.getBoundingClientRect().top;
      return options().find((option) => option.getBoundingClientRect().bottom > edge + 1)?.textContent;
    };
    list.scrollTop = 3000;
    await expect.poll(top).not.toContain("Kebakaran");
    await new Promise(requestAnimationFrame);
    const before = top();
    core.patch(
      "incidents",
      [
        incident(998, { category: "kebakaran", ...overdue }),
        incident(997, { category: "kebakaran", ...overdue }),
      ],
      ["report-3"],
    );
    await expect.poll(() => list.dataset.rows).toBe("302");
    await expect.poll(top).toBe(before);
  });

  it("comes to what was chosen on the map", async () => {
    await open({ incidents: queued(300) });
    await expect.poll(() => options().length).toBeGreaterThan(5);
    select({ kind: "incident", id: "report-222" });
    await expect.poll(() => cursor()?.textContent).toContain("Jl. Merdeka 222");
    await press("j", "Enter");
    await expect.poll(details).toBe("report-223");
  });

  it("holds ten thousand incidents in few rows", async () => {
    await open({ incidents: queued(10_000) });
    await expect.poll(() => options().length).toBeGreaterThan(5);
    expect(options().length).toBeLessThan(60);
    await press("End");
    await expect.poll(() => cursor()?.getAttribute("aria-posinset")).toBe("10000");
    expect(options().length).toBeLessThan(60);
    await press("Enter");
    await expect.poll(details).toBe("report-9999");
  });
});

describe("keys", () => {
  it("show a scene on all displays, and mark the one that is shown", async () => {
    const screen = await open();
    await press("3", "2");
    await expect.poll(() => sent("scene.show")).toEqual([{ scene: "banjir" }]);
    await expect
      .element(screen.getByRole("button", { name: /Harian/ }))
      .toHaveAttribute("aria-pressed", "true");
    core.patch("room", [{ ...room, scene: "banjir" }]);
    await expect
      .element(screen.getByRole("button", { name: /Banjir/ }))
      .toHaveAttribute("aria-pressed", "true");
  });

  it("are letters to whoever types", async () => {
    const screen = await open({ incidents: three });
    await press("/");
    await userEvent.keyboard("3lix?");
    await expect.element(screen.getByRole("searchbox")).toHaveValue("3lix?");
    expect(asked()).toEqual([]);
    await press("F4");
    await expect.element(screen.getByRole("heading", { name: "Daftar kamera" })).toBeVisible();
  });

  it("switch the language, which follows the room", async () => {
    const screen = await open({ incidents: three });
    await press("l");
    await expect.poll(() => sent("language.set")).toEqual([{ language: "en" }]);
    core.patch("room", [{ ...room, language: "en" }]);
    await expect.element(screen.getByText("Incidents")).toBeVisible();
    await expect.element(screen.getByText("City of Tangerang")).toBeVisible();
    await press("l");
    await expect.poll(() => sent("language.set").at(-1)).toEqual({ language: "id" });
  });

  it("are told by a help page, over which they do nothing else", async () => {
    const screen = await open();
    await press("?");
    await expect.element(screen.getByRole("dialog", { name: "Tombol pintas" })).toBeVisible();
    await expect.element(screen.getByText("Pasang tata layar di semua layar")).toBeVisible();
    await press("3", "i");
    await press("Escape");
    await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
    await press("F1");
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    await press("F1");
    await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
    expect(asked()).toEqual([]);
  });

  it("reach everything, and Tab is held nowhere", async () => {
    await open({ incidents: three, cameras: [camera(1)] });
    await press("j", "Enter");
    await expect.poll(details).toBe("report-2");
    const visited: Element[] = [];
    for (let n = 0; n < 80; n++) {
      await press("Tab");
      const focused = document.activeElement!;
      expect(focused, "two stops in the same place").not.toBe(visited.at(-1));
      if (focused !== document.body) expect(showsFocus(focused), focused.outerHTML).toBe(true);
      visited.push(focused);
    }
    for (const stop of ["[role=listbox]", "canvas", ".details", ".tab", "input", "select", ".tile-button"]) {
      expect(
        visited.some((element) => element.matches(stop)),
        stop,
      ).toBe(true);
    }
  });

  it("jump to the map, the details and the queue", async () => {
    await open({ incidents: three });
    await expect.poll(names).toHaveLength(3);
    await press("m");
    expect(document.activeElement?.matches("canvas")).toBe(true);
    await press("d");
    expect(document.activeElement?.closest("[data-pane=details]")).not.toBeNull();
    await press("q");
    expect(document.activeElement?.matches("[role=listbox]")).toBe(true);
  });
});

describe("a city that uses less", () => {
  const modules = modulesSchema.parse({ cameras: false, attendance: false, sensors: false });

  it("has no page, key or help of what is off", async () => {
    const { screen } = await openConsole(
      { city: [{ ...city, modules }], incidents: three, officers: [officer(1)] },
      ...[1920, 1080],
    );
    await expect.element(screen.getByRole("button", { name: /Petugas/ })).toBeVisible();
    expect(document.querySelector(".tabs-pages")?.textContent).not.toContain("Kamera");
    await press("F4");
    expect(document.querySelector(".console")).toHaveProperty("dataset.page", "situation");
    await page.screenshot({ path: "../../out/browser/console-fewer.png" });
    await press("?");
    await expect.element(screen.getByRole("heading", { name: "Tombol pintas" })).toBeVisible();
    const groups = [...document.querySelectorAll(".help h3")].map((head) => head.textContent);
    expect(groups).not.toContain("Daftar kamera");
    await page.screenshot({ path: "../../out/browser/console-fewer-help.png" });
  });

  it("has the map and what is chosen alone where it takes no reports", async () => {
    const { screen } = await openConsole(
      { city: [{ ...city, modules: modulesSchema.parse({ reports: false }) }], cameras: [camera(1)] },
      ...[1920, 1080],
    );
    await expect.element(screen.getByRole("button", { name: /Kamera/ })).toBeVisible();
    expect(document.querySelector("[data-pane=queue]")).toBeNull();
    const [map, details] = ["map", "details"].map((pane) =>
      document.querySelector(`[data-pane=${pane}]`)!.getBoundingClientRect(),
    );
    expect([map!.left, details!.right]).toEqual([0, 1920]);
    await page.screenshot({ path: "../../out/browser/console-no-reports.png" });
  });
});

describe("trouble", () => {
  it("is told when a command is refused, with what was expected", async () => {
    const screen = await open();
    core.refuseNext({ code: "unknown-scene", expected: "harian", found: "banjir" });
    await press("3");
    const message = screen.getByRole("alert");
    await expect.element(message).toMatchTextContent(/Tata layar tidak diganti: tata layar itu tidak ada\./);
    await expect.element(message).toMatchTextContent(/seharusnya harian, ditemukan banjir/);
    await press("Escape");
    await expect.element(message).not.toBeInTheDocument();
  });

  it("of the core is told, the last data stays, and commands say why they are not carried out", async () => {
    const screen = await open({ incidents: three });
    await expect.poll(names).toHaveLength(3);
    core.die();
    await expect.element(screen.getByRole("alert")).toMatchTextContent(/Inti aplikasi dimulai ulang/);
    await expect.element(screen.getByText("Tidak diketahui")).toBeVisible();
    expect(names()).toHaveLength(3);
    await press("3");
    await expect.element(screen.getByText(/inti aplikasi sedang dimulai ulang/)).toBeVisible();
    await press("j", "Enter");
    await expect.poll(details).toBe("report-2");
  });

  it("of the link is told with its reason, its age and the next attempt", async () => {
    const now = Date.now();
    const screen = await open({
      link: [
        {
          ...link,
          state: "offline",
          since: now - 60_000,
          lastMessageAt: now - 125_000,
          nextAttemptAt: now + 30_000,
          reason: "connect ECONNREFUSED",
        },
      ],
    });
    await expect.element(screen.getByText("Terputus")).toBeVisible();
    await expect.element(screen.getByTitle("connect ECONNREFUSED")).toBeVisible();
    await expect.element(screen.getByText("2 mnt")).toBeVisible();
    await expect.element(screen.getByText(/dicoba lagi \d+ dtk/)).toBeVisible();
  });

  it("is ranked: the gravest notice first, the others a key away, each dismissed by itself", async () => {
    const screen = await open({
      notices: [
        notice("a"),
        notice("b", { severity: "error", code: "database-write-failed", params: { reason: "ENOSPC" } }),
        notice("c", { code: "made-tomorrow", params: { what: "new" } }),
      ],
    });
    const line = screen.getByRole("status");
    await expect.element(line).toMatchTextContent(/Data tidak dapat disimpan \(ENOSPC\)/);
    await press("x");
    await expect.poll(() => sent("notices.dismiss")).toEqual([{ id: "b" }]);
    core.patch("notices", [], ["b"]);
    await expect.element(line).toMatchTextContent(/Electron 25\.9\.8/);
    await press("n");
    const dialog = screen.getByRole("dialog");
    await expect.element(dialog).toMatchTextContent(/made-tomorrow · new/);
    await dialog.getByRole("button", { name: "Singkirkan" }).last().click();
    await expect.poll(() => sent("notices.dismiss")).toEqual([{ id: "b" }, { id: "c" }]);
  });
});

describe("pages", () => {
  it("Cameras: found by words and health, shown large or many at once", async () => {
    const screen = await open({ cameras: [camera(1), camera(2, { name: "Pasar Lama", health: "down" })] });
    await press("F4");
    await expect.poll(names).toEqual(["Simpang 1", "Pasar Lama"]);
    await expect.poll(() => document.querySelectorAll(".tile").length).toBe(2);
    await screen.getByRole("button", { name: /mati/ }).click();
    await expect.poll(names).toEqual(["Pasar Lama"]);
    await press("j", "Enter");
    await expect.poll(details).toBe("camera-2");
    await press("g");
    await expect.poll(details).toBeUndefined();
    await press("g", "a");
    await expect.poll(details).toBe("camera-2");
    await expect.poll(names).toHaveLength(2);
  });

  it("Cameras: two thousand in few rows and few tiles", async () => {
    await open({ cameras: Array.from({ length: 2000 }, (_, n) => camera(n)) });
    await press("F4");
    await expect.poll(() => document.querySelectorAll(".tile").length).toBeGreaterThan(0);
    expect(document.querySelectorAll(".tile").length).toBeLessThan(40);
    expect(options().length).toBeLessThan(60);
  });

  it("Officers: who is missing, and how to reach them", async () => {
    const screen = await open({
      officers: [
        officer(1),
        officer(2, { duty: "off" }),
        officer(3, { duty: "off", planned: false }),
        officer(4, { duty: "unknown", dutySince: null, planned: false }),
      ],
    });
    await press("F5");
    await expect.poll(names).toEqual(["Petugas 1", "Petugas 2", "Petugas 3", "Petugas 4"]);
    await screen.getByRole("button", { name: /belum absen/ }).click();
    await expect.poll(names).toEqual(["Petugas 2"]);
    await press("j", "Enter");
    await expect.poll(details).toBe("DMK-2");
    await expect.element(screen.getByRole("region").getByText("+62 800 0000 1002")).toBeVisible();
  });

  it("Quarantine: newest first, with its fault; emptied only after a second word", async () => {
    const screen = await open({ quarantine: [refused(2), refused(1, { reason: "schema" })] });
    await press("F6");
    await expect.poll(names).toEqual(["Isi tidak sesuai", "Bukan JSON"]);
    await press("j", "j", "Enter");
    await expect.poll(details).toBe("refused-2");
    await expect.element(screen.getByRole("heading", { name: "Bukan JSON" })).toBeVisible();
    await press("Delete", "Escape");
    await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
    expect(sent("quarantine.clear")).toEqual([]);
    await press("Delete");
    await screen.getByRole("button", { name: "Ya, hapus 2 pesan" }).click();
    await expect.poll(() => sent("quarantine.clear")).toEqual([{}]);
  });

  it("Quarantine: one message is one message in English", async () => {
    await changeLanguage("en");
    const screen = await open({ room: [{ ...room, language: "en" }], quarantine: [refused(1)] });
    await press("F6", "Delete");
    await expect
      .element(screen.getByRole("button", { name: "Yes, delete 1 message", exact: true }))
      .toBeVisible();
  });

  it("Wall: every display with its panels in proportion; a tile in trouble leads to its camera", async () => {
    const screen = await open({
      displays: [display],
      cameras: [camera(1)],
      tiles: [{ id: "t", camera: "camera-1", state: "frozen", since: Date.now() - 9000 }],
    });
    await press("F7");
    await expect.element(screen.getByText("HDMI-1")).toBeVisible();
    const [left, right] = document.querySelectorAll<HTMLElement>(".display-panel");
    expect(left?.textContent).toBe("Kamera 2 × 2");
    expect(right?.textContent).toBe("Peta");
    expect(right?.style.left).toBe("50%");
    await press("i");
    await expect.poll(() => sent("displays.identify")).toEqual([{}]);
    await screen.getByRole("button", { name: /Simpang 1/ }).click();
    await expect.poll(details).toBe("camera-1");
  });

  it.each(["F3", "F4", "F5", "F6", "F7"])(
    "%s says what is missing when nothing is there or known yet",
    async (key) => {
      await open();
      await press(key);
      await expect
        .poll(() => document.querySelector(".frame-nothing, .details-how")?.textContent)
        .toBeTruthy();
    },
  );

  it.each(["id", "en"] as const)("fit the smallest window in %s", async (language) => {
    await open({
      room: [{ ...room, language, demo: true }],
      link: [{ ...link, received: 123_456_789, quarantined: 4321, lastMessageAt: Date.now() }],
      incidents: three,
      cameras: [camera(1, { name: "Simpang Jalan Haji Pertanggungjawaban Keberlangsungan" })],
      officers: [officer(1, { name: "Raden Mas Pertanggungjawaban Wijayakusumaningrat" })],
      quarantine: [refused(1, { topic: "x".repeat(300), detail: "y".repeat(300), sample: "z".repeat(500) })],
      displays: [display],
      notices: [notice("a", { params: { version: "9".repeat(200) } }), notice("b")],
    });
    for (const key of ["F3", "F4", "F5", "F6", "F7"]) {
      await press(key, "j", "Enter");
      const wide = [...document.querySelectorAll(".console *")].filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 &&
          element.clientWidth > 0 &&
          getComputedStyle(element).overflowX === "visible" &&
          getComputedStyle(element).display !== "inline",
      );
      expect(wide.map((element) => `${key} ${element.className} ${element.textContent}`)).toEqual([]);
    }
  });
});
