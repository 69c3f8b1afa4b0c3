/** The list of a gateway, out of its API and into a city's folder. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readGo2rtc } from "../../electron/core/cameras/exchange/go2rtc.ts";
import { loadCity } from "../../electron/core/city/load.ts";
import { SourceFault } from "../../electron/core/intake/fault.ts";
import { basicAuthorization } from "../../electron/core/secrets.ts";
import type { City } from "../../shared/domain/city/index.ts";
import { type Answerer, sayJson, startPeer } from "../../tests/peers/intake-server.ts";
import { mergeCameras } from "./merge.ts";

const root = join(import.meta.dirname, "../..");
let parent: string;
let folder: string;
let city: City;
let text: string;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "live-room-cameras-import-"));
  folder = join(parent, "81.71");
  cpSync(join(root, "resources/cities/81.71"), folder, { recursive: true });
  const origin = /^cameraOrigin: .*$/m;
  const profile = readFileSync(join(folder, "city.yaml"), "utf8");
  writeFileSync(join(folder, "city.yaml"), profile.replace(origin, 'cameraOrigin: "http://10.0.0.4:8888"'));
  text = readFileSync(join(folder, "cameras.yaml"), "utf8");
  city = (await loadCity(folder)).city!;
});
afterAll(() => rmSync(parent, { recursive: true }));

/** The APIs of both gateways, as their documentation shows them. */
async function gateway(names: readonly string[], authorization?: string) {
  const answer: Answerer = (request, response) => {
    if (authorization && request.headers.authorization !== authorization) return sayJson(response, {}, 401);
    if (request.path === "/v3/paths/list") {
      const items = names.map((name) => ({ name, confName: name, ready: true, tracks: ["H264"] }));
      return sayJson(response, { itemCount: items.length, pageCount: 1, items });
    }
    if (request.path !== "/api/streams") return sayJson(response, {}, 404);
    const source = { url: "rtsp://viewer:s3cr3t@192.0.2.11/1" };
    return sayJson(
      response,
      Object.fromEntries(names.map((name) => [name, { producers: [source], consumers: null }])),
    );
  };
  const peer = await startPeer(answer);
  onTestFinished(() => peer.close());
  return peer;
}

/** As `npm run` starts it, without waiting for npm. */
function camerasImport(
  ...args: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(root, "scripts/cameras-import.ts"), ...args]);
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (piece) => (said.stdout += piece));
  child.stderr.on("data", (piece) => (said.stderr += piece));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, ...said })));
}

describe("go2rtc", () => {
  it("gives its streams by name, with the login of its API and none of a camera", async () => {
    const { url } = await gateway(["pasar lama", "alun-alun"], basicAuthorization("room", "x"));
    const lines = await readGo2rtc({ api: `${url}/`, authorization: basicAuthorization("room", "x") });
    expect(lines.map(({ words }) => words)).toEqual([
      { name: "alun-alun", url: `${url}/api/stream.m3u8?src=alun-alun&mp4` },
      { name: "pasar lama", url: `${url}/api/stream.m3u8?src=pasar%20lama&mp4` },
    ]);
    await expect(readGo2rtc({ api: url, authorization: undefined })).rejects.toThrow(SourceFault);
  });

  it("that answers something else is said", async () => {
    const { url } = await startPeer((_, response) => sayJson(response, ["a"])).then((peer) => {
      onTestFinished(() => peer.close());
      return peer;
    });
    await expect(readGo2rtc({ api: url, authorization: undefined })).rejects.toThrow(/schema/);
  });
});

describe("a city's cameras.yaml", () => {
  const line = (name: string, url: string) => ({ line: 1, words: { name, url } });

  it("keeps everything but the address of what is there, takes new ones in, and loses none", () => {
    const origin = "http://10.0.0.4:8888";
    const list = [
      line("pasar-mardika", `${origin}/pasar-mardika/index.m3u8`),
      line("simpang-passo", "http://10.0.0.5:1984/api/stream.m3u8?src=simpang-passo&mp4"),
      line("Pantai Natsepa", `${origin}/natsepa/index.m3u8`),
      line("pantai natsepa", `${origin}/other/index.m3u8`),
    ];
    const merged = mergeCameras(text, city, list, "Baguala");
    expect(merged.lines.map(({ fate, id }) => `${fate} ${id}`)).toEqual([
      ...["unchanged pasar-mardika", "changed simpang-passo", "new pantai-natsepa", "faulty pantai-natsepa"],
    ]);
    expect(merged.absent).toHaveLength(10);
    expect(merged.text).toContain("# The directory of cameras.");
    const [before, after] = [text, merged.text].map((each) => each.replaceAll(/[\s"]/g, ""));
    expect(after).toContain(before!.slice(0, before!.indexOf("simpang-passo/index")));
    expect(merged.text).toContain("url: natsepa/index.m3u8");
  });

  it("may be empty; a camera of which nobody says where it is needs a district", () => {
    const list = [line("a", "http://10.0.0.4:8888/a/index.m3u8")];
    const none = { ...city, cameras: [] };
    expect(mergeCameras("[]\n", none, list, null).lines[0]).toMatchObject({ fate: "faulty" });
    expect(mergeCameras("# none\n[]\n", none, list, "81.71.03").text).toMatch(
      /^# none\n- \{ id: a, .*\}\n$/s,
    );
  });
});

describe("npm run cameras:import", () => {
  it("shows what would change, writes it when told to, and then finds nothing new; the city passes its check", async () => {
    const { url } = await gateway(["simpang-passo", "pantai-natsepa", "pantai-natsepa-sub"]);
    const args = [
      folder,
      "--mediamtx",
      url,
      "--hls",
      "http://10.0.0.4:8888",
      "--district",
      "Baguala",
      "--match",
      "^(?!.*-sub$)",
    ];
    const shown = await camerasImport(...args);
    expect([shown.status, shown.stderr]).toEqual([0, ""]);
    expect(shown.stdout).toMatch(
      /^new +pantai-natsepa {2}pantai-natsepa\/index\.m3u8\n1 new, 0 changed, 1 unchanged/,
    );
    expect(readFileSync(join(folder, "cameras.yaml"), "utf8")).toBe(text);
    expect((await camerasImport(...args, "--write")).stdout).toContain("Written: ");
    const { city: after, faults } = await loadCity(folder);
    expect(faults).toEqual([]);
    expect(after?.cameras.at(-1)).toMatchObject({
      id: "pantai-natsepa",
      district: "81.71.03",
      placeUnknown: true,
    });
    expect((await camerasImport(...args)).stdout).toMatch(/^0 new, 0 changed, 2 unchanged/);
  });

  it("says what is wrong, and no login", async () => {
    const { url } = await gateway([], basicAuthorization("room", "x"));
    const refused = await camerasImport(folder, "--go2rtc", url.replace("//", "//room:s3cr3t@"));
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/^The gateway: http-status/)]);
    expect(refused.stderr).not.toContain("s3cr3t");
    const wrong = await camerasImport(folder, "--mediamtx", url);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("--mediamtx with --hls")]);
  });
});
