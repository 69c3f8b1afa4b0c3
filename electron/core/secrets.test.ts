import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { basicAuthorization, loadSecrets } from "./secrets.ts";
import { temporaryFolder } from "./testing.ts";

async function loaded(text: string, mode = 0o600) {
  const folder = await temporaryFolder();
  const file = join(folder, "secrets.yaml");
  await writeFile(file, text);
  await chmod(file, mode);
  return { file, secrets: await loadSecrets(folder) };
}

it("a station without the file has no secrets, and nothing is wrong", async () => {
  expect(await loadSecrets(await temporaryFolder())).toEqual({
    cameraLogins: new Map(),
    sourceLogins: new Map(),
  });
  expect((await loaded("")).secrets).toEqual({ cameraLogins: new Map(), sourceLogins: new Map() });
});

it("reads the broker's login and the authorisation of each camera origin", async () => {
  const { secrets } = await loaded(`
broker: { user: room-1, password: "pa:ss" }
cameras:
  - { origin: "https://CCTV.example.go.id:443/path", user: room, password: ältere }
  - { origin: "http://nvr.example.go.id:8080", bearer: t0ken }
sources:
  - { origin: "https://open311.example.go.id/v2", apiKey: k3y }
  - { origin: "https://cap.example.go.id", user: room, password: geheim }
`);
  expect(secrets).toEqual({
    broker: { user: "room-1", password: "pa:ss" },
    cameraLogins: new Map<string, object>([
      ["https://cctv.example.go.id", { user: "room", password: "ältere" }],
      ["http://nvr.example.go.id:8080", { bearer: "t0ken" }],
    ]),
    sourceLogins: new Map([
      ["https://open311.example.go.id", { apiKey: "k3y" }],
      ["https://cap.example.go.id", { authorization: basicAuthorization("room", "geheim") }],
    ]),
  });
});

it("a password in Basic authorisation is UTF-8", () => {
  expect(basicAuthorization("test", "123£")).toBe("Basic dGVzdDoxMjPCow==");
});

describe("a file that others on this machine may read", () => {
  it.each([
    [0o600, false],
    [0o400, false],
    [0o640, true],
    [0o604, true],
  ])("(mode %o) is told", async (mode, exposed) => {
    const { file, secrets } = await loaded("broker: { user: a, password: b }", mode);
    expect(secrets.exposed).toBe(exposed ? file : undefined);
    expect(secrets.broker).toBeDefined();
  });

  it("is told also when it cannot be used", async () => {
    const { file, secrets } = await loaded("broker: {", 0o644);
    expect(secrets).toMatchObject({ exposed: file, fault: { file } });
  });
});

describe("a file that cannot be used", () => {
  it.each([
    ["broker: { user: room-1, password: hunter2", "line 1: expected YAML 1.2"],
    ["broker:\n  user: room-1\n  password: [hunter2]\n", "line 3: broker.password: expected a text"],
    ["broker:\n  user: room-1\n", "line 1: broker.password: expected a text"],
    ["broker: { user: room-1, password: a, token: hunter2 }", "line 1: broker: expected no other names"],
    ["broker: { user: room-1, password: a, hunter2 }", "line 1: broker: expected no other names"],
    ["hunter2", "line 1: the file: expected a map"],
    ["hunter2: 1", "line 1: the file: expected no other names"],
    ["cameras: hunter2", "line 1: cameras: expected a list"],
    ["cameras:\n  - { origin: hunter2, bearer: a }", "line 2: cameras[0]"],
    ["cameras:\n  - { origin: 'https://a', bearer: a, password: hunter2 }", "line 2: cameras[0]"],
    ["cameras:\n  - { origin: 'ftp://hunter2', bearer: a }", "line 2: cameras[0]"],
    ["broker: &a { user: hunter2, password: *a }", "line 1: expected YAML 1.2"],
    ["broker: { user: hunter2, user: hunter2, password: b }", "line 1: expected YAML 1.2"],
    ["broker: !hunter2 { user: hunter2, password: 5 }", "line 1: broker.password: expected a text"],
  ])("%j says where, and repeats nothing of it", async (text, reason) => {
    const { file, secrets } = await loaded(text);
    expect(secrets).toEqual({
      cameraLogins: new Map(),
      sourceLogins: new Map(),
      fault: { file, reason: expect.stringContaining(reason) },
    });
    expect(JSON.stringify(secrets)).not.toContain("hunter2");
  });

  it("is told when it cannot be read at all", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "secrets.yaml"));
    expect((await loadSecrets(folder)).fault).toEqual({
      ...{ file: join(folder, "secrets.yaml"), reason: "EISDIR" },
    });
  });

  it("repeats no word of it, whatever is wrong", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "secrets.yaml");
    const word = "hunter2x";
    const whole = `broker: { user: ${word}, password: ${word} }\ncameras:\n  - { origin: "https://a", bearer: ${word} }\n`;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(3),
        fc.constantFrom("", ":", " ", "\n", "{", "]", '"', "- ", "&", "*", "!", "|", "#", "\t"),
        async (at, removed, inserted) => {
          await writeFile(file, whole.slice(0, at) + inserted + whole.slice(at + removed));
          const { fault } = await loadSecrets(folder);
          expect(JSON.stringify(fault ?? {})).not.toMatch(/hunter|unter2|nter2x/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
