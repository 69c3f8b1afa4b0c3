/** Mosquitto's files that are shipped, in a real Mosquitto: who is let in, what each may say, and two sites as one room. */
import { readFile, rm } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { freePort, type Mosquitto, startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { eventually } from "./testingLink.ts";
import { connected, copied, expectRights, heardBy, put, run, say, shipped } from "./testingShipped.ts";

const root = "liveroom/36.71";

let folder: string;
beforeAll(async () => {
  folder = await copied("mosquitto", "st-1", "st-2", "bridge");
  await run("mosquitto_passwd", ["-c", "-b", join(folder, "field.passwords"), "DLH-001", "rahasia"]);
  await run("mosquitto_passwd", ["-b", join(folder, "field.passwords"), "reports", "rahasia"]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface City {
  readonly stations: Mosquitto;
  readonly fieldPort: number;
}

/** `other`: the port of another site's broker that this one is a bridge to. */
async function started(other?: number): Promise<City> {
  const fieldPort = await freePort();
  const [text, bridge] = await Promise.all(
    ["mosquitto.conf", "bridge.conf"].map((name) => readFile(join(shipped, "mosquitto", name), "utf8")),
  );
  const here = { "/etc/mosquitto/liveroom": folder };
  const stations = await startMosquitto({
    configuration: (port, own) =>
      [
        put(text!, {
          ...here,
          "listener 8883": `listener ${port} 127.0.0.1`,
          "listener 8884": `listener ${fieldPort} 127.0.0.1`,
          "/var/lib/mosquitto/": `${own}/`,
        }),
        `user ${userInfo().username}`,
        ...(other === undefined
          ? []
          : [put(bridge!, { ...here, "broker.example.go.id:8883": `127.0.0.1:${other}` })]),
        "",
      ].join("\n"),
  });
  onTestFinished(() => stations.remove());
  return { stations, fieldPort };
}

const asStation = ({ stations: { port } }: City, name: string) =>
  connected(folder, { port, clientId: `live-room-${name}` }, name);

const inTheField = ({ fieldPort }: City, username: string, password = "rahasia") =>
  connected(folder, { port: fieldPort, username, password });

describe("Mosquitto, as it is shipped", () => {
  it("lets a station say what is its own, a phone what is its officer's, and drops the rest", async () => {
    const city = await started();
    await expectRights({
      root,
      asStation: (name) => asStation(city, name),
      inTheField: (name) => inTheField(city, name),
    });
  });

  it("lets in nobody without a certificate of the city's, or with a wrong password", async () => {
    const city = await started();
    await expect(connected(folder, { port: city.stations.port })).rejects.toThrow();
    await expect(inTheField(city, "DLH-001", "salah")).rejects.toThrow(/not authori[sz]ed/i);
    await expect(inTheField(city, "st-1", "")).rejects.toThrow();
  });

  it("two sites are one room, also after the line between them was down", async () => {
    const centre = await started();
    const site = await started(centre.stations.port);
    const [here, there] = [await asStation(centre, "st-1"), await asStation(site, "st-2")];
    const [heardHere, heardThere] = [await heardBy(here, root), await heardBy(there, root)];
    await eventually(() => {
      void say(there, root, "log/st-2");
      expect(heardHere).toContain("log/st-2");
    });
    await say(here, root, "log/st-1");
    await eventually(() => expect(heardThere).toContain("log/st-1"));
    await centre.stations.stop();
    await say(there, root, "log-requests/st-9");
    await centre.stations.start();
    const again = await asStation(centre, "st-1");
    const heardAgain = await heardBy(again, root);
    await eventually(() => expect(heardAgain).toContain("log-requests/st-9"));
  });
});

it("certificates are made once: a station that is added later leaves the others as they are", async () => {
  const before = await readFile(join(folder, "st-1.crt"), "utf8");
  await run("sh", [join(shipped, "make-certificates.sh"), "127.0.0.1", "st-1", "st-3"], { cwd: folder });
  expect(await readFile(join(folder, "st-1.crt"), "utf8")).toBe(before);
  expect(await readFile(join(folder, "st-3.crt"), "utf8")).toContain("BEGIN CERTIFICATE");
});
