/** Secrets and people are planted wherever a bundle looks, and must not be in it. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { finding } from "../../../shared/domain/doctor/finding.ts";
import { loadCity } from "../city/load.ts";
import { writeBundle } from "./bundle.ts";
import { redactorOf } from "./privateValues.ts";
import { loadDoctorTexts } from "./text.ts";

const resources = join(import.meta.dirname, "../../../resources");

it("is whole, and holds nothing of what was planted", async () => {
  const folder = await mkdtemp(join(tmpdir(), "live-room-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const cityFolder = join(folder, "36.71");
  await cp(join(resources, "cities", "36.71"), cityFolder, { recursive: true });
  const { city } = await loadCity(cityFolder);
  const officer = city!.officers[0]!;
  const planted = ["rahasia-Broker-1", "rahasia-Kamera-2", "rahasia-Kunci-3", "Ibu Kartini Wulandari"];
  planted.push("0812 9876 5432", officer.name, officer.phone ?? officer.name);
  const [broker, camera, key, reporter, phone] = planted;
  const said = `${planted.join(" | ")} mqtts://room:${broker}@broker.example`;
  await writeFile(join(cityFolder, "sources.yaml"), `# ${said}\n`);
  await mkdir(join(folder, "logs"));
  const entry = { time: "2026-11-24T08:42:10.250Z", level: "error", from: "core", message: said };
  await writeFile(join(folder, "logs", "live-room.jsonl"), `${JSON.stringify(entry)}\n${said}\n`);
  const file = join(folder, "bundle.zip");
  const bytes = await writeBundle(file, {
    ...{ dataFolder: folder, cityFolder, appVersion: "1.0.0", freeBytes: null, nowMs: 0 },
    findings: [finding("broker", "fault", "broker-login", { broker: "broker.example:8883", reason: said })],
    texts: await loadDoctorTexts(resources, "en"),
    state: { notices: [{ params: { reason: said } }], figures: [{ name: "disk", value: 76_543_210_987 }] },
    redact: redactorOf({
      ...{ city: city!, broker: `mqtts://room:${broker}@broker.example`, people: [{ name: "Sari Dewi" }] },
      ...{ logins: [`Basic ${btoa(`kamera:${camera}`)}`], reporters: [{ name: reporter!, phone: phone! }] },
      secrets: { cameraLogins: new Map(), sourceLogins: new Map([["https://x.example", { apiKey: key! }]]) },
    }),
  });
  const text = await readFile(file, "utf8");
  expect(bytes).toBe((await readFile(file)).length);
  for (const secret of planted) expect(text).not.toContain(secret);
  for (const name of [
    "findings.txt",
    "findings.json",
    "state.json",
    "logs/live-room.jsonl",
    "city/city.yaml",
  ])
    expect(text).toContain(name);
  expect(text).not.toContain("officers.yaml");
  // What helps is still there.
  for (const kept of ["broker.example:8883", "76543210987", "2026-11-24T08:42:10.250Z", "36.71"])
    expect(text).toContain(kept);
});
