import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCertificate } from "../../../tests/peers/certificates.ts";
import { temporaryFolder } from "../testing.ts";
import { BrokerAddressUnusable, readBroker } from "./broker.ts";

it.each([
  ["mqtt://broker.example.go.id", "mqtt://broker.example.go.id:1883"],
  ["mqtts://broker.example.go.id", "mqtts://broker.example.go.id:8883"],
  ["mqtt://10.1.2.3:18830", "mqtt://10.1.2.3:18830"],
  ["mqtt://[fd00::1]:1883", "mqtt://[fd00::1]:1883"],
])("%s is %s", (text, url) => {
  expect(readBroker(text)).toEqual({ url, shown: url.replace(/^mqtts?:\/\//, ""), tls: {} });
});

it("what is shown holds no user and no password, which are read from the address as they were written", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (user, password) => {
      const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
      expect(readBroker(`mqtt://${login}@broker:1884`)).toEqual({
        ...{ url: "mqtt://broker:1884", shown: "broker:1884", username: user, password, tls: {} },
      });
    }),
  );
});

it("the login of the secrets file is taken as it is, where the address has none", () => {
  const login = { user: "room-1", password: "50%zz/@:#%41" };
  expect(readBroker("mqtt://broker", {}, login)).toMatchObject({
    ...{ username: "room-1", password: "50%zz/@:#%41" },
  });
  expect(readBroker("mqtt://own:word@broker", {}, login)).toMatchObject({
    username: "own",
    password: "word",
  });
});

it.each([
  "",
  "broker",
  "broker:1883",
  "http://broker",
  "mqtt:",
  "mqtt://",
  "mqtt://a:hunter2@",
  "mqtt://b:%zz@h",
])("%j is refused, and not repeated", (text) => {
  const refusal = (() => {
    try {
      readBroker(text);
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(BrokerAddressUnusable);
  expect(String(refusal)).toMatch(/expected/);
  expect(String(refusal)).not.toMatch(/hunter2|%zz/);
});

describe("certificates", () => {
  it("are read from their files", async () => {
    const { keyFile, certificateFile } = await makeCertificate(await temporaryFolder(), "room");
    const { tls } = readBroker("mqtts://broker", { caFile: certificateFile, certificateFile, keyFile });
    const certificate = readFileSync(certificateFile);
    expect(tls).toEqual({ ca: certificate, cert: certificate, key: readFileSync(keyFile) });
  });

  it("that cannot be used are told by file, and before any connection is tried", async () => {
    const folder = await temporaryFolder();
    const [one, other] = [await makeCertificate(folder, "one"), await makeCertificate(folder, "other")];
    const rubbish = join(folder, "rubbish.pem");
    writeFileSync(rubbish, "no certificate");
    const missing = join(folder, "missing.pem");
    const reading = (files: Parameters<typeof readBroker>[1]) => () => readBroker("mqtts://broker", files);
    expect(reading({ caFile: missing })).toThrow(`expected a PEM file at ${missing}, found ENOENT`);
    for (const name of ["caFile", "certificateFile", "keyFile"]) {
      expect(reading({ [name]: rubbish }), name).toThrow(`expected PEM in ${rubbish}, found none`);
    }
    expect(reading({ certificateFile: one.keyFile })).toThrow(BrokerAddressUnusable);
    expect(reading({ ...one, keyFile: other.keyFile })).toThrow(/a certificate and a key that fit/);
  });
});
