import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { AccountRow, AuditRow, PersonRow, SessionRow } from "../../../shared/contract/access.ts";
import { attachFakeCore, type GivenRows } from "../../data/testing.tsx";
import { Console } from "../Console.tsx";
import { rows } from "../given.ts";
import { clearConsole, prepareConsole, press } from "../testing.tsx";
import { Door } from "./Door.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const dewi = { id: "U-1", name: "Dewi Lestari", role: "administrator" as const };
const sari = { id: "U-2", name: "Sari Wulandari", role: "operator" as const };
const budi = { id: "U-3", name: "Budi Santoso", role: "supervisor" as const };
const people: PersonRow[] = [dewi, sari, budi].map((each) => ({ ...each, active: true }));
const session = (given: Partial<SessionRow>): SessionRow => ({
  ...{ id: "session", state: "signed-in", person: dewi, byDemo: false, lockAfterMs: 900_000, lockedAt: null },
  ...given,
});
const account = (person: (typeof people)[number], given: Partial<AccountRow> = {}): AccountRow => ({
  ...{ id: person.id, name: person.name, role: person.role, state: "active", demo: false },
  ...{ addedAt: Date.now() - 9e8, addedBy: "person:U-1", secretSetAt: Date.now() - 8e7 },
  ...{ lastSignInAt: Date.now() - 3e6, failures: 0, waitsUntil: null },
  ...given,
});
const accounts = [
  account(people[0]!),
  account(people[1]!, { failures: 4, waitsUntil: Date.now() + 10_000 }),
  account(people[2]!, { state: "disabled", lastSignInAt: null }),
];
const event = (n: number, kind: string, given: Partial<AuditRow> = {}): AuditRow => ({
  ...{
    id: `a1:${n}`,
    at: Date.now() - 60_000 * (20 - n),
    actor: "person:U-2",
    kind,
    subject: "U-2",
    body: {},
  },
  ...given,
});
const audit = [
  event(1, "access.signed-in", { body: { way: "secret" } }),
  event(2, "access.exported", {
    ...{
      subject: "attendance.export",
      actor: "person:U-3",
      body: { file: "absensi-2026-11.xlsx", rows: 112 },
    },
  }),
  event(3, "access.failed", { actor: "room", body: { failures: 3, waitMs: 5000 } }),
  event(4, "access.refused", { subject: "accounts.delete", body: { role: "operator" } }),
  event(5, "access.clock-jumped", {
    ...{ subject: "a1", actor: "room", body: { fromMs: Date.now(), toMs: Date.now() - 864e5 } },
  }),
  event(6, "access.account-deleted", { actor: "person:U-1", body: { second: "U-3" } }),
];

async function open(given: GivenRows, width = 1920, height = 1080) {
  document.body.style.margin = "0";
  await page.viewport(width, height);
  const core = attachFakeCore(rows({ people, ...given }));
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <Door>
        <Console />
      </Door>
    </div>,
  );
  const sent = (name: string) => core.commands.filter((each) => each.name === name).map(({ input }) => input);
  return { core, screen, sent };
}

const door = () => document.querySelector<HTMLElement>("[data-door]")?.dataset.door;
const type = async (label: RegExp, text: string) => page.getByLabelText(label).first().fill(text);
const picture = (name: string) => page.screenshot({ path: `../../../out/browser/access-${name}.png` });

describe("the door", () => {
  it("lets nobody in who has not signed in; a wrong PIN says until when the next waits, and is cleared", async () => {
    const { core, sent } = await open({ session: [session({ state: "signed-out", person: null })] });
    await expect.poll(door).toBe("sign-in");
    expect(document.querySelector(".console-rows")).toBeNull();
    core.refuseNext({ code: "wrong-secret", at: Date.now() + 8000 });
    await page.getByRole("combobox").selectOptions("Sari Wulandari · Operator");
    await type(/^PIN/, "000000");
    await press("Enter");
    await expect.poll(() => document.body.textContent).toMatch(/salah.*Coba lagi dalam \d dtk/);
    expect(document.querySelector<HTMLInputElement>("input[type=password]")?.value).toBe("");
    await picture("sign-in");
    await type(/^PIN/, "593817");
    await press("Enter");
    expect(sent("session.signIn").at(-1)).toEqual({ person: "U-2", secret: "593817" });
    core.patch("session", [session({ person: sari })]);
    await expect.poll(() => document.querySelector(".bar-person")?.textContent).toContain("Sari Wulandari");
  });

  it("shows the demo's people in the demo", async () => {
    await open({
      session: [session({ state: "signed-out", person: null })],
      demoAccounts: [
        { id: "U-2", name: "Operator Demo", role: "operator", secret: "274916" },
        { id: "U-3", name: "Pengawas Demo", role: "supervisor", secret: "385027" },
      ],
    });
    await expect.poll(() => document.querySelector(".door-demo")?.textContent).toContain("385027");
    await picture("demo");
  });

  it("makes the first administrator at the first start", async () => {
    const { sent } = await open({ people: [], session: [session({ state: "first-start", person: null })] });
    await expect.poll(door).toBe("first-start");
    await type(/Nama lengkap/, "Dewi Lestari");
    await type(/baru/, "123456");
    await expect.poll(() => document.body.textContent).toContain("terlalu mudah ditebak");
    await picture("first");
    await type(/baru/, "271604");
    await type(/Sekali lagi/, "271604");
    await press("Enter");
    expect(sent("access.begin")).toEqual([{ name: "Dewi Lestari", secret: "271604" }]);
  });

  it("is shut over what was open when the window locks, and what was open is there when it opens", async () => {
    const { core, sent } = await open({ session: [session({ person: sari })] });
    await expect.poll(() => document.querySelector(".bar-person")).not.toBeNull();
    await press("F7");
    await expect.poll(() => document.querySelector(".console")?.getAttribute("data-page")).toBe("displays");
    await userEvent.keyboard("{Control>}{Shift>}l{/Shift}{/Control}");
    core.patch("session", [session({ state: "locked", person: sari, lockedAt: Date.now() })]);
    await expect.poll(door).toBe("locked");
    // Nothing under the lock hears a key, and Escape opens nothing.
    await press("F3", "Escape", "Escape");
    expect(door()).toBe("locked");
    await picture("locked");
    await type(/^PIN/, "593817");
    await press("Enter");
    expect(sent("session.signIn")).toEqual([{ person: "U-2", secret: "593817" }]);
    core.patch("session", [session({ person: sari })]);
    await expect.poll(door).toBeUndefined();
    expect(document.querySelector(".console")?.getAttribute("data-page")).toBe("displays");
  });

  it("is passed on at shift change with one key, and nothing closes", async () => {
    const { core, sent, screen } = await open({ session: [session({ person: sari })] });
    await expect.poll(() => document.querySelector(".bar-person")).not.toBeNull();
    await press("F8");
    await userEvent.keyboard("{Control>}{Shift>}w{/Shift}{/Control}");
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    await page.getByRole("dialog").getByRole("combobox").selectOptions("Budi Santoso · Pengawas");
    await picture("switch");
    await type(/^PIN/, "385027");
    await press("Enter");
    expect(sent("session.signIn")).toEqual([{ person: "U-3", secret: "385027" }]);
    core.patch("session", [session({ person: budi })]);
    await expect.poll(() => document.querySelector(".bar-person")?.textContent).toContain("Budi Santoso");
    expect(document.querySelector(".console")?.getAttribute("data-page")).toBe("alarms");
    expect(document.querySelector("dialog[open]")).toBeNull();
  });
});

describe("the page of accounts", () => {
  it("adds, and deletes with a second person, by keyboard alone", async () => {
    const { core, sent } = await open({ session: [session({})], accounts, audit });
    core.answer("accounts.add", { person: "U-9" });
    await expect.poll(() => document.querySelector(".bar-person")).not.toBeNull();
    await userEvent.keyboard("{Control>}{F9}{/Control}");
    await expect.poll(() => document.querySelectorAll(".list [role=option]").length).toBe(3);
    await picture("accounts");
    await userEvent.keyboard("{Control>}1{/Control}");
    await type(/Nama lengkap/, "Rahmat Hidayat");
    await type(/baru/, "739502");
    await type(/Sekali lagi/, "739502");
    await picture("add");
    await press("Enter");
    expect(sent("accounts.add")).toEqual([{ name: "Rahmat Hidayat", role: "operator", secret: "739502" }]);
    await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
    (document.activeElement as HTMLElement | null)?.blur();
    await press("j", "j", "j", "Enter");
    await expect
      .poll(() => document.querySelector("[data-details]")?.getAttribute("data-details"))
      .toBe("U-2");
    await picture("chosen");
    await userEvent.keyboard("{Control>}4{/Control}");
    expect(sent("accounts.setActive")).toEqual([{ person: "U-2", active: false }]);
    await userEvent.keyboard("{Control>}5{/Control}");
    await expect.poll(() => document.querySelector("dialog[open]")?.textContent).toContain("Orang kedua");
    await picture("delete");
  });

  it("shows the audit, in words, the newest first", async () => {
    await open({ session: [session({})], accounts, audit });
    await expect.poll(() => document.querySelector(".bar-person")).not.toBeNull();
    await userEvent.keyboard("{Control>}{F9}{/Control}");
    await userEvent.keyboard("{Control>}g{/Control}");
    const lines = () => [...document.querySelectorAll(".list [role=option]")].map((line) => line.textContent);
    await expect.poll(() => lines().length).toBe(6);
    expect(lines()[0]).toContain("dikonfirmasi Budi Santoso");
    expect(lines()[1]).toContain("Jam mesin melompat");
    expect(lines()[4]).toContain("absensi-2026-11.xlsx · 112 baris");
    await press("j", "j", "Enter");
    await picture("audit");
  });

  it("is in an administrator's tabs, not in an operator's", async () => {
    const { core } = await open({ session: [session({ person: sari })] });
    const tabs = () => document.querySelector(".tabs-pages")?.textContent;
    await expect.poll(tabs).toContain("Situasi");
    expect(tabs()).not.toContain("Akun");
    core.patch("session", [session({})]);
    await expect.poll(tabs).toContain("Akun");
  });
});
