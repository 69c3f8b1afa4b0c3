/** Another version of the app in place of this one: one that runs, and one that does not, which is left by itself. */
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { migrations } from "../../electron/core/store/migrations/index.ts";
import { takeIn } from "../../electron/core/updates/staging.ts";
import { made, newKey, stagingIn } from "../../electron/core/updates/testing.ts";
import { noteChange, readState, writeKeys } from "../../electron/main/start/chosen.ts";
import { type Account, addSupervisor } from "../peers/accounts.ts";
import { expect, oneDisplay, root, test } from "./room.ts";

test.use(oneDisplay);

const { pem, key } = newKey();
/** Who may put another version in place. */
const administrator: Account = { id: "U-ADM", name: "Admin Uji", secret: "385027" };
const newest = migrations.at(-1)!.number;

/** The app as it was built here, as another version. What its code needs beside it is this project's own. */
async function taken(
  work: string,
  version: string,
  change: (file: string, text: string) => string,
): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const built = readdirSync(join(root, "out"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\/out\/(main|preload|renderer)(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !file.endsWith(".map"));
  const files = new Map(built.map((file) => [file, readFileSync(join(root, file))]));
  files.set("package.json", Buffer.from(JSON.stringify({ ...manifest, version })));
  const core = "out/main/core.cjs";
  files.set(core, Buffer.from(change(core, files.get(core)!.toString())));
  const archive = await made(work, version, pem, files);
  const options = stagingIn(work, [key]);
  await takeIn(archive, options);
  for (const shared of ["node_modules", "resources"])
    symlinkSync(join(root, shared), join(options.folder, version, shared));
  return options.folder;
}

/** Its database has a form that no other version knows, and then it cannot open its room. */
function broken(text: string): string {
  const step = `{ number: 9000, apply: (database) => database.exec("CREATE TABLE of_the_future (x INTEGER) STRICT") }`;
  const last = new RegExp(`(number: ${newest},\\s*apply: \\w+\\s*\\})`);
  const migrating = text.replace(last, `$1, ${step}`);
  const failing = migrating.replace(
    /const putBack = renamePutBack\(/,
    'throw new Error("broken on purpose");\n$&',
  );
  if (failing.length <= migrating.length || migrating.length <= text.length)
    throw new Error("expected to break it");
  return failing;
}

test("a version that runs stays; one that does not is left by itself, and the data goes back with it", async ({
  newFolder,
  openRoom,
  runToEnd,
}) => {
  const work = newFolder("updates");
  const data = newFolder("data");
  const versions = await taken(work, "90.1.0", (_, text) => text);
  await taken(work, "90.2.0", (_, text) => broken(text));
  writeKeys(versions, [key]);
  const args = [
    "--versions",
    versions,
    "--city",
    join(root, "resources/cities/36.71"),
    "--broker",
    "mqtt://127.0.0.1:9",
  ];

  await addSupervisor(data);
  await addSupervisor(data, administrator, "administrator");

  process.env.LIVE_ROOM_STARTED_AGAIN = "by-exit-code";
  const before = await openRoom({ data, args: [...args, "--console"], as: administrator });
  const desk = await before.window("console");
  await desk.keyboard.press("Control+F4");
  await expect(desk.locator(".console")).toHaveAttribute("data-page", "doctor");
  await desk.keyboard.press("Control+Shift+F10");
  await desk.locator(".updates-version", { hasText: "90.1.0" }).getByRole("button").click();
  expect(await before.ended).toBe(75);
  await before.close();
  const updated = await openRoom({ data, args });
  await updated.wall(1);
  expect(await updated.app.evaluate(({ app }) => app.getVersion())).toBe("90.1.0");
  await expect.poll(() => readState(versions)).toMatchObject({ current: "90.1.0", confirmed: true });
  await updated.close();

  noteChange(versions, "90.2.0", Date.now());
  const ended = await runToEnd(["--data", data, ...args]);
  delete process.env.LIVE_ROOM_STARTED_AGAIN;
  expect(ended.output).toContain("broken on purpose");
  expect(ended.code).toBe(75);
  expect(readState(versions)).toMatchObject({ current: "90.1.0", wayBack: true, failed: ["90.2.0"] });
  expect(formOf(data)).toBe(9000);

  const back = await openRoom({ data, args: [...args, "--console"] });
  const console = await back.window("console");
  expect(await back.app.evaluate(({ app }) => app.getVersion())).toBe("90.1.0");
  await expect(console.getByText(/90\.2\.0 tidak dapat berjalan/)).toBeVisible();
  await expect.poll(() => readState(versions).wayBack).toBe(false);
  await back.close();
  expect(formOf(data)).toBe(newest);
  // Whom the room knew before both updates it knows still: somebody has just signed in.
  expect(told(data, "SELECT count(*) FROM credentials")).toBe(2);
  expect(told(data, "SELECT count(*) FROM events WHERE kind = 'access.account-added'")).toBe(2);
  expect(readdirSync(data).filter((name) => name.endsWith(".newer"))).toHaveLength(1);
});

const formOf = (data: string) => told(data, "SELECT user_version FROM pragma_user_version");

function told(data: string, question: string): unknown {
  const database = new Sqlite(join(data, "room.sqlite"), { readonly: true });
  try {
    return database.prepare(question).pluck().get();
  } finally {
    database.close();
  }
}
