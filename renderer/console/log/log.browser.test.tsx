import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { camera, incident, officer } from "../given.ts";
import { clearConsole, details, openConsole, options, prepareConsole, press } from "../testing.tsx";
import { decided, logBook, written } from "./given.ts";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const openPage = () => userEvent.keyboard("{Control>}{F8}{/Control}");
const chord = (key: string) => userEvent.keyboard(`{Control>}{Shift>}${key}{/Shift}{/Control}`);
const lines = () => options().map((option) => option.querySelector("strong")?.textContent);

const typed = () => document.querySelector<HTMLTextAreaElement>("dialog textarea")?.value;

/** As a telephone's camera would give it. */
async function photo(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(640, 480);
  const drawing = canvas.getContext("2d")!;
  drawing.fillStyle = "#35506b";
  drawing.fillRect(0, 0, 640, 480);
  drawing.fillStyle = "#c9b46a";
  drawing.fillRect(80, 300, 480, 120);
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
}

const corrected: LogRow = {
  ...written(5, "Pompa 2 mati"),
  entry: {
    attachments: [{ sha256: "a".repeat(64), type: "image/jpeg", bytes: 412_000, name: "pompa.jpg" }],
    versions: [
      written(5, "Pompa 1 mati").entry!.versions[0]!,
      { ...written(5, "**Pompa 2** mati").entry!.versions[0]!, reason: "salah nomor", writtenAt: Date.now() },
    ],
  },
};
const day = [
  decided(1, "incident.acknowledged", "TL-2026-0007"),
  decided(2, "order.sent", "TL-2026-0007", {
    ...{ order: "O-1", officer: "DMK-1", task: "Sedot genangan", group: "G", support: false },
    ...{ replaces: null, replyBy: 1, ordered: "DMK-1" },
  }),
  decided(3, "alarm.shelved", "deadline:TL-2026-0007", {
    reason: "menunggu pompa",
    until: Date.now() + 3_600_000,
  }),
  written(4, "Hujan deras sejak pukul 05, <script>alert(1)</script> ![x](https://x.example/a.png)", {
    tags: ["cuaca"],
  }),
  corrected,
  decided(6, "log.corrected", "L-5", {
    text: "**Pompa 2** mati",
    tags: [],
    links: [],
    reason: "salah nomor",
    writtenAt: 1,
  }),
  decided(7, "roster.changed", "DMK-2", { day: "2026-11-29", shifts: [], reason: "sakit" }),
  decided(8, "log.sealed", "serah-terima", { names: [], heads: [], fingerprint: null }),
];
const given = {
  ...{ logDay: day, logBook: [logBook], officers: [officer(1), officer(2)], cameras: [camera(1)] },
  incidents: [incident(1)],
};

describe("the page of the log", () => {
  it("stands decisions and what people wrote in one line of time, the newest first, and shows one whole", async () => {
    const { core, screen } = await openConsole(given, 1920, 1080);
    core.answer("log.attachment", { type: "image/jpeg", bytes: await photo() });
    await openPage();
    await expect.poll(lines).toHaveLength(8);
    expect(document.body.textContent).not.toContain("tidak dikenal versi ini");
    await press("j", "j", "j", "j");
    await expect.poll(details).toBe("st-1:5");
    const shown = document.querySelector(".log-details");
    expect(shown?.querySelector("strong")?.textContent).toBe("Pompa 2");
    expect(shown?.textContent).toContain("Pompa 1 mati");
    expect(shown?.textContent).toContain("salah nomor");
    const attached = () => shown?.querySelector<HTMLImageElement>("img[alt='pompa.jpg']")?.naturalWidth;
    await expect.poll(attached).toBe(640);
    await page.screenshot({ path: "../../../out/browser/log-day.png" });
    await press("j");
    await expect.poll(details).toBe("st-1:4");
    // What was typed is text: nothing of it is an element that runs or loads.
    expect(document.querySelector(".log-details .markdown")?.textContent).toContain(
      "<script>alert(1)</script>",
    );
    expect(document.querySelectorAll(".log-details script, .log-details img, .log-details a")).toHaveLength(
      0,
    );
    await screen.getByRole("button", { name: "#cuaca" }).click();
    await expect.poll(lines).toHaveLength(1);
    await press("a", "c");
    await expect.poll(lines).toHaveLength(3);
  });

  it("words are searched for in all years, with the filters that are on", async () => {
    const { core, sent } = await openConsole(given);
    const hit = { row: written(9, "Genangan di Periuk"), excerpt: "\u0002Genangan\u0003 di Periuk" };
    core.answer("log.search", { hits: [hit], next: null });
    await openPage();
    await expect.poll(lines).toHaveLength(8);
    await press("/");
    await userEvent.keyboard("genang");
    await expect.poll(lines).toEqual(["Genangan di Periuk"]);
    expect(document.querySelector(".log-columns mark")?.textContent).toBe("Genangan");
    expect(sent("log.search").at(-1)).toMatchObject({ text: "genang", group: null, before: null });
  });
});

describe("an entry", () => {
  it("is written from anywhere with the keyboard alone, and refers with @", async () => {
    const { core, screen, sent } = await openConsole(given, 1920, 1080);
    core.answer("log.write", { entry: "L-9" });
    await chord("j");
    await expect.element(screen.getByLabelText("Isi catatan")).toHaveFocus();
    await userEvent.keyboard("Pompa diperiksa @Petugas 1");
    await expect.element(screen.getByRole("listbox", { name: "Rujukan" })).toBeVisible();
    await page.screenshot({ path: "../../../out/browser/log-entry.png" });
    await userEvent.keyboard("{Enter}, menyala lagi{Tab}cuaca Gangguan/Alat{Enter}");
    await expect
      .poll(() => sent("log.write"))
      .toEqual([
        {
          ...{ text: "Pompa diperiksa @Petugas 1 , menyala lagi", tags: ["cuaca", "gangguan-alat"] },
          links: [{ kind: "officer", id: "DMK-1", name: "Petugas 1" }],
          ...{ template: null, attachments: [] },
        },
      ]);
    await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
  });

  it("begins with a template, and a correction needs a reason", async () => {
    const { core, screen, sent } = await openConsole(given);
    core.answer("log.attachment", { type: "image/jpeg", bytes: await photo() });
    await chord("j");
    await screen.getByRole("button", { name: "Cuaca" }).click();
    await expect.poll(typed).toBe("**Cuaca** pukul\n- Langit:");
    await userEvent.keyboard("{Escape}");
    await openPage();
    await expect.poll(lines).toHaveLength(8);
    await press("j", "j", "j", "j");
    await expect.poll(details).toBe("st-1:5");
    await chord("c");
    await expect.poll(typed).toBe("**Pompa 2** mati");
    await userEvent.keyboard("{Enter}");
    expect(sent("log.correct")).toEqual([]);
    await screen.getByLabelText("Alasan ralat").fill("keliru");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => sent("log.correct")).toMatchObject([{ entry: "L-5", reason: "keliru" }]);
  });
});
