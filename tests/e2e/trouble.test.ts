/** A room that cannot run as it is says why, and what to do; what a person has is not touched. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { editFile, writeCity } from "./city.ts";
import { expect, picture, type Room, test } from "./room.ts";
import { text } from "./texts.ts";

const broker = "mqtt://127.0.0.1:9";
const databaseName = "room.sqlite";

test("a broken city folder: each fault with file, line, expected and found", async ({
  openRoom,
  newFolder,
}) => {
  const camera = { id: "satu", name: "Satu", url: "satu/index.m3u8" };
  const folder = writeCity(newFolder("city"), { cameras: [camera, camera] });
  rmSync(join(folder, "shifts.yaml"));
  editFile(join(folder, "city.yaml"), (lines) => lines.replace("zone: Asia/Jakarta", "zone: Asia/Tangerang"));
  const room = await openRoom({ args: ["--broker", broker, "--city", folder] });
  const page = await room.window("fatal");
  await expect(page.locator("h1")).toHaveText(text("id", "fatal", "title"));
  await expect(page.locator(".fatal-what")).toHaveText(text("id", "fatal", "city-unusable", { folder }));
  await expect(page.locator(".fatal-do")).toHaveText(text("id", "fatal", "city-unusable-do"));

  const fault = (place: string) =>
    page.locator("tr", { has: page.getByRole("rowheader", { name: place, exact: true }) });
  const zoneLine = lineOf(join(folder, "city.yaml"), "zone:");
  const zone = { expected: "an IANA time zone such as Asia/Jakarta", found: '"Asia/Tangerang"' };
  await expect(fault(`city.yaml:${zoneLine}`).locator("code")).toHaveText(text("id", "fatal", "fault", zone));
  await expect(fault("shifts.yaml:1")).toContainText("no such file");
  await expect(fault("cameras.yaml:2")).toContainText('"satu"');
  await page.screenshot({ path: picture("fatal-city-id") });
  expect(room.app.windows()).toHaveLength(1);
  await endsWithFailure(room);
});

test("in English, when it is started so", async ({ openRoom, newFolder }) => {
  const folder = newFolder("empty-city");
  const room = await openRoom({ args: ["--broker", broker, "--city", folder, "--language", "en"] });
  const page = await room.window("fatal");
  await expect(page.locator("h1")).toHaveText(text("en", "fatal", "title"));
  await expect(page.locator("tr", { hasText: "city.yaml" }).first()).toBeVisible();
  await page.screenshot({ path: picture("fatal-city-en") });
  await endsWithFailure(room);
});

test("a damaged database is set aside, the room says so and runs", async ({ openRoom, newFolder }) => {
  const data = newFolder("data");
  const damaged = Buffer.from("This is no database. ".repeat(1000));
  writeFileSync(join(data, databaseName), damaged);
  const room = await openRoom({ data, args: ["--broker", broker] });
  const board = await room.wall(3);
  const notice = board.locator(".status-notice");
  await expect(notice).toHaveAttribute("data-severity", "error");
  const [aside] = readdirSync(data).filter((name) => name.endsWith(".broken"));
  await expect(notice).toContainText(String(aside));
  expect(readFileSync(join(data, String(aside))).equals(damaged)).toBe(true);
  await expect(board.locator("[data-incidents]")).toHaveAttribute("data-incidents", "0");
  await room.close();
  const database = new Sqlite(join(data, databaseName), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
});

test("a database of a newer version is refused and left as it is", async ({ openRoom, newFolder }) => {
  const data = newFolder("data");
  const file = join(data, databaseName);
  const database = new Sqlite(file);
  database.exec(
    "CREATE TABLE tomorrow (what TEXT); INSERT INTO tomorrow VALUES ('precious'); PRAGMA user_version = 9999",
  );
  database.close();
  const before = hashOf(file);
  const room = await openRoom({ data, args: ["--broker", broker] });
  const page = await room.window("fatal");
  await expect(page.locator(".fatal-what")).toContainText("9999");
  await expect(page.locator(".fatal-do")).toHaveText(text("id", "fatal", "database-newer-do"));
  await endsWithFailure(room);
  expect(hashOf(file)).toBe(before);
  expect(readdirSync(data).filter((name) => name.endsWith(".broken"))).toEqual([]);
});

test("a city whose faults leave it usable runs, and the wall says what is wrong", async ({
  openRoom,
  newFolder,
}) => {
  const cameras = ["satu", "dua"].map((id) => ({ id, name: id, url: `${id}/index.m3u8` }));
  const folder = writeCity(newFolder("city"), { cameras });
  editFile(join(folder, "cameras.yaml"), (lines) => lines.replace("[106.632,", "[16.632,"));
  const room = await openRoom({ args: ["--broker", broker, "--city", folder] });
  const notice = (await room.wall(3)).locator(".status-notice");
  await expect(notice).toHaveAttribute("data-severity", "error");
  await expect(notice).toContainText("cameras.yaml:2");
  await room.close();
});

test("options that cannot be are named on the terminal", async ({ runToEnd }) => {
  const ended = await runToEnd(["--broker", "http://broker", "--data", "/nowhere"]);
  expect(ended.code).toBe(2);
  expect(ended.output).toContain(
    "--broker: expected mqtt://host:port or mqtts://host:port, found http://broker",
  );
});

/** A person closes the window: the exit code says that the room did not run. */
async function endsWithFailure(room: Room): Promise<void> {
  await room.close();
  expect(await room.ended).toBe(1);
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** From 1. */
function lineOf(file: string, start: string): number {
  return (
    readFileSync(file, "utf8")
      .split("\n")
      .findIndex((line) => line.startsWith(start)) + 1
  );
}
