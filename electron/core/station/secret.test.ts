import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { keepBrokerLogin, SecretsUnusable } from "./secret.ts";

it("keeps what stands in secrets.yaml, for the program's user alone", async () => {
  const folder = await temporaryFolder();
  const file = join(folder, "secrets.yaml");
  await writeFile(file, "# Pak Dedi\ncameras:\n  - { origin: https://x, bearer: a } # lama\n", {
    mode: 0o644,
  });
  await keepBrokerLogin(folder, { user: "room-1", password: "1234" });
  const text = await readFile(file, "utf8");
  expect(text).toContain("# Pak Dedi\ncameras:\n  - { origin: https://x, bearer: a } # lama\n");
  expect(text).toContain('broker:\n  user: room-1\n  password: "1234"\n');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it("writes nothing over what is no YAML", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "secrets.yaml"), "broker: [");
  await expect(keepBrokerLogin(folder, { user: "a", password: "b" })).rejects.toThrow(SecretsUnusable);
  expect(await readFile(join(folder, "secrets.yaml"), "utf8")).toBe("broker: [");
});
