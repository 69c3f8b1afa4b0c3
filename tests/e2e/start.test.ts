/** `npm start` as a person types it, on a machine without a display. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { projectNode } from "../../scripts/setup/packages.mjs";
import { run } from "../../scripts/setup/process.mjs";
import { expect, root, test } from "./room.ts";

test("npm start -- --for: opens a wall on virtual displays, keeps its picture, ends by itself and sums up", async ({
  newFolder,
}) => {
  const startedAt = Date.now();
  const env = { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" };
  const args = [join(root, "scripts", "start.mjs"), "--for", "30s", "--data", newFolder("data")];
  const { code, output } = await run(projectNode(root), args, { cwd: root, env, timeoutMs: 120_000 });
  expect(code, output).toBe(0);
  expect(output).toContain("the room opens on three virtual ones");
  const figure = (name: string) => new RegExp(`^ +${name} +(.*)$`, "m").exec(output)?.[1];
  expect(figure("Windows")).toBe("3");
  expect(figure("Live tiles")).toMatch(/^\d+ of 1[0-6]$/);
  expect(Number.parseInt(figure("Live tiles") ?? "", 10)).toBeGreaterThan(8);
  expect(Number.parseInt(figure("Messages") ?? "", 10)).toBeGreaterThan(100);
  expect(figure("Errors")).toBe("none");
  const picture = statSync(join(root, "out", "wall.png"));
  expect(picture.mtimeMs).toBeGreaterThan(startedAt);
  expect(picture.size).toBeGreaterThan(100_000);
});
