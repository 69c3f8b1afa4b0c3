import { describe, expect, it, vi } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import { storeInMemory } from "../store/testing.ts";
import type { Caller } from "./caller.ts";
import { demoAccounts, demoPerson } from "./demo.ts";
import { accessOn, refusal, start } from "./testing.ts";

const pin = "271604";
const minuteMs = 60_000;

/** An administrator, and an operator at another window. */
async function staffed(door = accessOn()) {
  const office = door.window();
  const administrator = await door.begin(office);
  const add = async (
    name: string,
    role: "operator" | "supervisor" | "leader" | "administrator",
    secret = "593817",
  ) => {
    const { person } = await door.commands["accounts.add"]({ name, role, secret }, office.caller());
    return person;
  };
  const operator = await add("Sari Wulandari", "operator");
  const desk = door.window();
  await desk.signIn(operator, "593817");
  return { ...door, office, administrator, operator, desk, add };
}

describe("the first start", () => {
  it("makes one administrator, whoever asks at once, and is over then", async () => {
    const door = accessOn();
    const [first, second] = [door.window(), door.window()];
    expect(first.row()).toMatchObject({ state: "first-start", person: null });
    const begin = (at: typeof first, name: string) =>
      refusal(door.commands["access.begin"]({ name, secret: pin }, at.caller()));
    const answers = await Promise.all([begin(first, "Dewi"), begin(second, "Budi")]);
    expect(answers.filter((each) => each?.code === "already-begun")).toHaveLength(1);
    expect(door.sources.people.size).toBe(1);
    expect([...door.sources.people.values()]).toMatchObject([{ role: "administrator", active: true }]);
    expect(second.row()).toMatchObject({ state: "signed-out" });
  });

  it("refuses a PIN that everybody tries first", async () => {
    const door = accessOn();
    const { caller } = door.window();
    const begin = (secret: string) =>
      refusal(door.commands["access.begin"]({ name: "Dewi", secret }, caller()));
    expect(await begin("123456")).toMatchObject({ code: "weak-secret", found: "trivial" });
    expect(await begin("27160")).toMatchObject({ code: "weak-secret", found: "too-short" });
    expect(door.sources.people.size).toBe(0);
  });
});

describe("signing in", () => {
  it("is a person's, at that window, with a secret that stands nowhere but hashed in its own table", async () => {
    const { desk, operator, office, store, sources, log } = await staffed();
    expect(desk.caller()).toMatchObject({ role: "operator", actor: `person:${operator}`, locked: false });
    expect(office.caller()).toMatchObject({ role: "administrator" });
    expect(store.access.hashOf(operator)).toMatch(/^\$argon2id\$/);
    const told = JSON.stringify([
      store.log.sealed("st-1"),
      [sources.people, sources.accounts, sources.demoAccounts].map((rows) => [...rows.values()]),
      log.lines,
    ]);
    expect(told).not.toMatch(/593817|271604|argon2/);
  });

  it("with a wrong secret is refused, counted and waits longer each time; a right one forgets that", async () => {
    const { desk, operator, wait, audit, now } = await staffed();
    const guess = async () => refusal(desk.signIn(operator, "000000"));
    expect([await guess(), await guess()]).toEqual([{ code: "wrong-secret" }, { code: "wrong-secret" }]);
    expect(await guess()).toEqual({ code: "wrong-secret", at: now() + 5000 });
    expect(await refusal(desk.signIn(operator, "593817"))).toEqual({ code: "too-soon", at: now() + 5000 });
    wait(5000);
    expect(await guess()).toEqual({ code: "wrong-secret", at: now() + 10_000 });
    wait(10_000);
    expect(await refusal(desk.signIn(operator, "593817"))).toBeUndefined();
    expect(await guess()).toEqual({ code: "wrong-secret" });
    const failed = audit("access.failed");
    expect(failed.map(({ body }) => body.failures)).toEqual([1, 4, 3, 2, 1]);
    expect(failed.every(({ subject, actor }) => subject === operator && actor === "room")).toBe(true);
  });

  it("by guesses in parallel is looked at once, and none is free", async () => {
    const { desk, operator, store } = await staffed();
    const guesses = Array.from({ length: 50 }, (_, n) => refusal(desk.signIn(operator, `59380${n % 10}`)));
    const codes = (await Promise.all(guesses)).map((each) => each?.code);
    expect(codes.filter((code) => code === "wrong-secret")).toHaveLength(1);
    expect(codes.filter((code) => code === "too-soon")).toHaveLength(49);
    expect(store.access.attempts(operator)).toMatchObject({ failures: 1 });
  });

  it("waits also after a restart, and no longer because the clock was set back", async () => {
    const { desk, operator, store } = await staffed();
    for (let n = 0; n < 3; n++) await refusal(desk.signIn(operator, "000000"));
    const again = accessOn(store);
    const window = again.window();
    expect(await refusal(window.signIn(operator, "593817"))).toMatchObject({ code: "too-soon" });
    again.setClock(start - 24 * 60 * minuteMs);
    expect(await refusal(window.signIn(operator, "593817"))).toEqual({
      code: "too-soon",
      at: again.now() + 5000,
    });
    again.setClock(start + 5000);
    expect(await refusal(window.signIn(operator, "593817"))).toBeUndefined();
  });
});

describe("a session", () => {
  it("is another person's at shift change; both are in the audit", async () => {
    const { desk, add, audit, operator } = await staffed();
    const next = await add("Rahmat Hidayat", "operator");
    await desk.signIn(next, "593817");
    expect(desk.caller().person).toEqual({ id: next, name: "Rahmat Hidayat", role: "operator" });
    expect(audit().slice(0, 2)).toMatchObject([
      { kind: "access.signed-in", subject: next, body: { way: "secret" } },
      { kind: "access.signed-out", subject: operator, body: { reason: "switched" } },
    ]);
  });

  it("locks when asked and when nobody is there, and is unlocked by its person or another", async () => {
    const { desk, operator, administrator, commands, wait, audit } = await staffed();
    commands["session.lock"]({}, desk.caller());
    expect([desk.caller().locked, desk.row()]).toMatchObject([true, { state: "locked" }]);
    await desk.signIn(operator, "593817");
    expect(desk.caller()).toMatchObject({ locked: false, role: "operator" });
    wait(14 * minuteMs);
    commands["session.active"]({}, desk.caller());
    wait(14 * minuteMs);
    expect(desk.caller().locked).toBe(false);
    wait(minuteMs);
    expect(desk.caller()).toMatchObject({ locked: true, role: "operator" });
    await desk.signIn(administrator, pin);
    expect(desk.caller()).toMatchObject({ locked: false, role: "administrator" });
    expect(
      audit("access.locked")
        .filter(({ subject }) => subject === operator)
        .map(({ body }) => body),
    ).toEqual([{ reason: "idle" }, { reason: "asked" }]);
  });

  it("is left by whoever sat there when it is locked, taken over or ended, and not when it is unlocked", async () => {
    const { access, desk, operator, administrator, commands } = await staffed();
    const left = vi.fn();
    access.sessions.onLeft(left);
    commands["session.lock"]({}, desk.caller());
    expect(left.mock.calls).toEqual([[desk.client.id]]);
    await desk.signIn(operator, "593817");
    expect(left).toHaveBeenCalledOnce();
    await desk.signIn(administrator, pin);
    expect(left).toHaveBeenCalledTimes(2);
    commands["session.signOut"]({}, desk.caller());
    expect(left).toHaveBeenCalledTimes(3);
  });

  it("is found again by a core that starts anew, at the same window alone", async () => {
    const { desk, operator, store } = await staffed();
    const again = accessOn(store);
    expect(again.window("console", desk.client.window).caller()).toMatchObject({ role: "operator" });
    expect(again.window("console", "another").caller()).toMatchObject({ role: "nobody" });
    expect(again.window("wall", desk.client.window).caller()).toMatchObject({ role: "wall" });
    expect(again.audit("access.signed-in").filter(({ subject }) => subject === operator)).toHaveLength(1);
  });

  it("is over with its window: an old port, and one that comes back in its name, are nobody's", async () => {
    const { desk, access, window, audit, operator } = await staffed();
    access.sessions.windowClosed(desk.client.window!);
    expect(desk.caller()).toMatchObject({ role: "nobody", person: null });
    expect(window("console", desk.client.window).caller()).toMatchObject({ role: "nobody" });
    expect(audit("access.signed-out")).toMatchObject([
      { subject: operator, body: { reason: "window-closed" } },
    ]);
  });

  it("ends when its account is disabled, and has another role at once when that is changed", async () => {
    const { desk, office, operator, commands } = await staffed();
    commands["accounts.change"]({ person: operator, role: "leader" }, office.caller());
    expect(desk.caller()).toMatchObject({ role: "leader" });
    commands["accounts.setActive"]({ person: operator, active: false }, office.caller());
    expect(desk.caller()).toMatchObject({ role: "nobody" });
    expect(await refusal(desk.signIn(operator, "593817"))).toMatchObject({ code: "unknown-person" });
    commands["accounts.setActive"]({ person: operator, active: true }, office.caller());
    expect(await refusal(desk.signIn(operator, "593817"))).toBeUndefined();
  });
});

describe("an account", () => {
  it("has a name of its own, and its person's own PIN", async () => {
    const { desk, office, operator, commands, add } = await staffed();
    expect(await refusal(add("sari wulandari", "leader"))).toMatchObject({ code: "name-taken" });
    const change = (old: string, secret: string) =>
      refusal(commands["profile.changeSecret"]({ old, secret }, desk.caller()));
    expect(await change("000000", "184650")).toMatchObject({ code: "wrong-secret" });
    expect(await change("593817", "111111")).toMatchObject({ code: "weak-secret" });
    expect(await change("593817", "184650")).toBeUndefined();
    expect(await refusal(desk.signIn(operator, "593817"))).toMatchObject({ code: "wrong-secret" });
    await commands["accounts.resetSecret"]({ person: operator, secret: "739502" }, office.caller());
    expect(await refusal(desk.signIn(operator, "739502"))).toBeUndefined();
  });

  it("cannot be taken from oneself", async () => {
    const { office, administrator, commands } = await staffed();
    const own = { code: "own-account" };
    const asked = async (ask: () => unknown) => refusal(Promise.resolve().then(ask));
    const caller = office.caller();
    expect(
      await asked(() => commands["accounts.change"]({ person: administrator, role: "leader" }, caller)),
    ).toEqual(own);
    expect(
      await asked(() => commands["accounts.setActive"]({ person: administrator, active: false }, caller)),
    ).toEqual(own);
    expect(
      await asked(() => commands["accounts.delete"]({ person: administrator, second: null }, caller)),
    ).toEqual(own);
  });

  it("is deleted by two persons, both in the event; its name stays with what it did", async () => {
    const { office, operator, administrator, desk, add, commands, audit, sources, store } = await staffed();
    const supervisor = await add("Budi Santoso", "supervisor");
    const remove = (second: { person: string; secret: string } | null) =>
      refusal(commands["accounts.delete"]({ person: operator, second }, office.caller()));
    expect(await remove(null)).toMatchObject({ code: "second-person" });
    expect(await remove({ person: administrator, secret: pin })).toMatchObject({ code: "second-person" });
    expect(await remove({ person: operator, secret: "593817" })).toMatchObject({ code: "second-person" });
    expect(await remove({ person: supervisor, secret: "000000" })).toMatchObject({ code: "wrong-secret" });
    expect(sources.accounts.get(operator)).toBeDefined();
    expect(await remove({ person: supervisor, secret: "593817" })).toBeUndefined();
    expect(audit("access.account-deleted")).toMatchObject([
      { actor: `person:${administrator}`, subject: operator, body: { second: supervisor } },
    ]);
    expect(sources.accounts.get(operator)).toBeUndefined();
    expect(sources.people.get(operator)).toMatchObject({ name: "Sari Wulandari", active: false });
    expect(store.access.hashOf(operator)).toBeUndefined();
    expect(desk.caller().role).toBe("nobody");
  });

  it("is deleted by one where the city does not ask for two", async () => {
    const city = { ...smallCity(), access: { ...smallCity().access, twoPersons: [] } };
    const { office, operator, commands, audit } = await staffed(accessOn(storeInMemory(), { city }));
    await commands["accounts.delete"]({ person: operator, second: null }, office.caller());
    expect(audit("access.account-deleted")).toMatchObject([{ body: { second: null } }]);
  });
});

describe("the demo", () => {
  const city = { ...smallCity(), access: { ...smallCity().access, demoAccounts: true } };

  it("signs its own person in by itself, once, and others with what its page shows", async () => {
    const door = accessOn(storeInMemory(), { city, demo: true });
    const desk = door.window();
    expect(desk.row()).toMatchObject({ state: "signed-in", byDemo: true, person: { id: demoPerson } });
    door.wait(60 * minuteMs);
    expect(desk.caller().locked).toBe(false);
    for (const { id, secret, role } of demoAccounts) {
      await desk.signIn(id, secret);
      expect(desk.caller()).toMatchObject({ role });
    }
    door.commands["session.signOut"]({}, desk.caller());
    expect(desk.row()).toMatchObject({ state: "signed-out" });
    expect(door.window("console", desk.client.window).row()).toMatchObject({ state: "signed-out" });
  });

  it("has people that a real room on the same data takes for nobody, and begins without", async () => {
    const { store } = accessOn(storeInMemory(), { city, demo: true });
    const real = accessOn(store, { city, demo: false });
    const desk = real.window();
    expect(desk.row()).toMatchObject({ state: "first-start" });
    expect(real.sources.demoAccounts.size).toBe(0);
    const { id, secret } = demoAccounts[0]!;
    expect(await refusal(desk.signIn(id, secret))).toMatchObject({ code: "unknown-person" });
    await real.begin(desk);
    expect([...real.sources.accounts.values()].map(({ name }) => name)).toEqual(["Dewi Lestari"]);
  });

  it("lets nobody in by itself on a real room's data, nor in a city without its people", async () => {
    const { store } = await staffed();
    const again = accessOn(store, { city, demo: true }).window("console", "another");
    expect(again.row()).toMatchObject({ state: "signed-out" });
    expect(accessOn(storeInMemory(), { demo: true }).window().row()).toMatchObject({ state: "first-start" });
  });
});

it("the room is ended by somebody who is signed in; before anybody can be, by whoever is there", async () => {
  const door = accessOn();
  const mayEnd = () => door.sources.ending.get("ending")?.allowed;
  expect(mayEnd()).toBe(true);
  const office = door.window();
  await door.begin(office);
  expect(mayEnd()).toBe(true);
  door.commands["session.lock"]({}, office.caller());
  expect(mayEnd()).toBe(false);
  const other = door.window();
  await other.signIn(office.caller().person!.id, "271604");
  expect(mayEnd()).toBe(true);
  door.access.sessions.disconnect(other.client);
  expect(mayEnd()).toBe(false);
});

describe("the audit", () => {
  it("tells what was taken out, how much, and by whom, once it was done", async () => {
    const { access, desk, operator, audit } = await staffed();
    const text = "id,name\r\nK-1,A\r\nK-2,B\r\n";
    const run = (carryOut: () => unknown) => access.audited("cameras.export", {}, desk.caller(), carryOut);
    expect(await run(async () => ({ name: "cameras.csv", text }))).toEqual({ name: "cameras.csv", text });
    await expect(run(() => Promise.reject(new Error("full")))).rejects.toThrow();
    expect(audit("access.exported")).toMatchObject([
      { subject: "cameras.export", actor: `person:${operator}`, body: { file: "cameras.csv", rows: 2 } },
    ]);
  });

  it("tells what was set, without what was set to", async () => {
    const { access, office, audit } = await staffed();
    const login = { kind: "password", user: "room", password: "rahasia sekali" };
    access.audited("logins.set", { origin: "https://nvr.example", login }, office.caller(), () => ({}));
    const [row] = audit("access.setting-changed");
    expect(row).toMatchObject({ subject: "logins.set", body: { what: "https://nvr.example" } });
    expect(JSON.stringify(row)).not.toContain("rahasia");
  });

  it("tells of what the table refused, once a minute for each", async () => {
    const { access, desk, audit, wait } = await staffed();
    for (let n = 0; n < 100; n++) access.onNotAllowed(desk.caller(), { command: "accounts.delete" });
    access.onNotAllowed(desk.caller(), { view: "accounts" });
    wait(minuteMs);
    access.onNotAllowed(desk.caller(), { command: "accounts.delete" });
    expect(audit("access.refused").map(({ subject }) => subject)).toEqual([
      ...["accounts.delete", "accounts", "accounts.delete"],
    ]);
  });

  it("tells of views of personal data where the city asks for it", async () => {
    const { access, desk, audit } = await staffed();
    const reveal = (at: typeof access, caller: Caller) =>
      at.audited("citizen.reveal", { incident: "TL-1" }, caller, () => ({ citizens: [] }));
    reveal(access, desk.caller());
    expect(audit("access.viewed")).toMatchObject([
      { subject: "TL-1", body: { what: "citizen.reveal", reason: null } },
    ]);
    const city = { ...smallCity(), access: { ...smallCity().access, recordViews: false } };
    const other = await staffed(accessOn(storeInMemory(), { city }));
    reveal(other.access, other.desk.caller());
    expect(other.audit("access.viewed")).toEqual([]);
  });

  it("tells of a clock that is set back by a day in mid-shift; the order of events stays", async () => {
    const { setClock, audit, store, desk, commands, now } = await staffed();
    const before = now();
    setClock(before - 24 * 60 * minuteMs);
    commands["session.lock"]({}, desk.caller());
    expect(
      audit()
        .slice(0, 2)
        .map(({ kind }) => kind),
    ).toEqual(["access.locked", "access.clock-jumped"]);
    expect(audit("access.clock-jumped")).toMatchObject([
      { actor: "room", subject: "st-1", body: { fromMs: before, toMs: before - 24 * 60 * minuteMs } },
    ]);
    const times = store.log.sealed("st-1").map(({ time }) => time);
    expect(times).toEqual([...times].sort());
    // A room that opens while the clock stands behind says so, too.
    const again = accessOn(store, { clock: () => before - 24 * 60 * minuteMs });
    expect(again.audit("access.clock-jumped")).toHaveLength(2);
  });
});

it("nothing personal, no secret and no name, is in the program's own log", async () => {
  const { desk, operator, log, store } = await staffed();
  store.access.putAttempts = () => {
    throw new Error("disk full");
  };
  for (let n = 0; n < 4; n++) await refusal(desk.signIn(operator, "484848"));
  expect(log.lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(log.lines)).not.toMatch(/484848|593817|Sari|Dewi/);
  // And a full disk lets no guess through that the counting would have kept.
  expect(await refusal(desk.signIn(operator, "593817"))).toMatchObject({ code: "too-soon" });
});
