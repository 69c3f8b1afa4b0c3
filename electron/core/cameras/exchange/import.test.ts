import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { viewRoles } from "../../../../shared/contract/permissions.ts";
import type { ViewName } from "../../../../shared/contract/views.ts";
import { basicAuthorization } from "../../secrets.ts";
import { camerasOn } from "../testing.ts";

type Room = ReturnType<typeof camerasOn>;
const preview = ({ sources }: Room) => sources.cameraImport.get("import");

async function settled(room: Room) {
  await expect.poll(() => preview(room)?.state, { interval: 1 }).not.toBe("reading");
  return preview(room)!;
}

async function read(room: Room, text: string, district: string | null = null) {
  room.commands["cameras.read"]({ name: "daftar", bytes: new TextEncoder().encode(text), district });
  return await settled(room);
}

const fates = (row: { records: readonly { id: string; fate: string; fault: { code: string } | null }[] }) =>
  row.records.map(({ id, fate, fault }) => [id, fault?.code ?? fate]);

describe("a CSV", () => {
  it("with heads of any language shows what is new, changes, stays, and cannot come in, and why", async () => {
    const room = camerasOn();
    const row = await read(
      room,
      [
        "Kode;Nama Kamera;Kecamatan;Lintang;Bujur;Arah;Tag;Kelompok;Tautan",
        "baru-1;Simpang Baru;;-6,18;106,7;90;Junction|Flood Prone;Proyek A;https://nvr.example/1.m3u8",
        ";Tanpa Kode (2);Jatiuwung;;;;;;https://nvr.example/2.m3u8",
        "CAM-1;Nama Lain;;;;;;;",
        "CAM-2;Kamera 2;;;;;;;",
        "x-1;A;;;;;;;https://nvr.example/x.m3u8",
        "x-2;A;Atlantis;;;;;;https://nvr.example/x.m3u8",
        "x-3;A;;106,7;-6,18;;;;https://nvr.example/x.m3u8",
        "x-4;A;;-6,18;;;;;https://nvr.example/x.m3u8",
        "x-5;A;Tangerang;;;;;;rtsp://10.0.0.4/s",
        "x-6;A;Tangerang;;;;;;",
        "x-7;A;Tangerang;;;400;;;https://nvr.example/x.m3u8",
        "x-8;A;Tangerang;;;;tag!;;https://nvr.example/x.m3u8",
        "bad id!;A;Tangerang;;;;;;https://nvr.example/x.m3u8",
        "baru-1;Lagi;Tangerang;;;;;;https://nvr.example/x.m3u8",
        "x-9;A",
      ].join("\r\n"),
    );
    expect(row).toMatchObject({
      ...{ state: "preview", kind: "csv", fresh: 2, changed: 1, unchanged: 1, withoutPlace: 1 },
    });
    expect(fates(row)).toEqual([
      ["baru-1", "new"],
      ["tanpa-kode-2", "new"],
      ["CAM-1", "changed"],
      ["CAM-2", "unchanged"],
      ["x-1", "no-district"],
      ["x-2", "no-district"],
      ["x-3", "outside"],
      ["x-4", "place"],
      ["x-5", "url"],
      ["x-6", "url"],
      ["x-7", "bearing"],
      ["x-8", "tags"],
      ["bad id!", "id"],
      ["baru-1", "twice"],
      ["", "schema"],
    ]);
    expect(room.row("baru-1")).toBeUndefined();
    room.commands["cameras.import"]({});
    expect(preview(room)?.state).toBe("done");
    expect(room.row("baru-1")).toMatchObject({
      ...{ name: "Simpang Baru", district: "36.71.02", place: [106.7, -6.18], bearingDeg: 90 },
      ...{ tags: ["junction", "flood-prone"], groups: ["Proyek A"], placeKnown: true },
    });
    expect(room.row("tanpa-kode-2")).toMatchObject({ placeKnown: false, district: "36.71.02" });
    expect(room.row("CAM-1")).toMatchObject({ name: "Nama Lain", tags: ["junction"], edited: true });
    expect(() => room.commands["cameras.import"]({})).toThrow();
  });

  it("without columns that name a camera, and what is no table, is refused", async () => {
    const room = camerasOn();
    expect(await read(room, "a,b\n1,2\n")).toMatchObject({
      ...{ state: "refused", fault: { code: "no-columns" } },
    });
    expect(await read(room, "")).toMatchObject({ state: "refused", fault: { code: "not-csv" } });
    expect(() => room.commands["cameras.import"]({})).toThrow();
  });
});

it("an M3U list comes in with its ids, groups and names; one camera's own playlist does not", async () => {
  const room = camerasOn();
  const row = await read(
    room,
    [
      '\uFEFF#EXTM3U x-tvg-url=""',
      '#EXTINF:-1 tvg-id="simpang-1" group-title="Simpang;Proyek A" tvg-logo="x",Simpang Satu, Kota',
      "#EXTVLCOPT:network-caching=1000",
      "http://10.0.0.4:8888/simpang-1/index.m3u8",
      "#EXTINF:-1,Simpang Dua",
      "#EXTGRP:Simpang",
      "http://10.0.0.4:8888/simpang-2/index.m3u8",
    ].join("\n"),
    "36.71.01",
  );
  expect(row).toMatchObject({ kind: "m3u", fresh: 2, withoutPlace: 2 });
  room.commands["cameras.import"]({});
  expect(room.row("simpang-1")).toMatchObject({
    ...{ name: "Simpang Satu, Kota", groups: ["Simpang", "Proyek A"], district: "36.71.01" },
  });
  expect(room.row("simpang-dua")).toMatchObject({ name: "Simpang Dua", groups: ["Simpang"] });
  expect(await read(room, "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts\n")).toMatchObject({
    ...{ state: "refused", fault: { code: "schema" } },
  });
});

describe("logins in the URLs of a list", () => {
  const secrets = ["rahasia-Xq7", "sandi-Bb2"];
  const list = (urls: readonly string[]) =>
    `id;kecamatan;url\n${urls.map((url, n) => `k-${n};Tangerang;${url}`).join("\n")}`;

  it("go into the secret store when the list comes in, and are shown, stored and sent out nowhere", async () => {
    const room = camerasOn();
    const row = await read(
      room,
      list([
        `https://room:${secrets[0]}@nvr.example/1.m3u8`,
        `https://room:${secrets[0]}@nvr.example/2.m3u8`,
        `https://room:${secrets[1]}@nvr.example/3.m3u8`,
        `rtsp://admin:${secrets[1]}@10.0.0.4/s`,
        `https://h/x.m3u8?token=${secrets[1]}`,
      ]),
    );
    expect(row).toMatchObject({ fresh: 2, faulty: 3, logins: 1 });
    expect(fates(row).map(([, fate]) => fate)).toEqual(["new", "new", "two-logins", "url", "url"]);
    expect(room.sources.cameraLogins.size).toBe(0);
    room.commands["cameras.import"]({});
    expect(room.sources.cameraLogins.get("https://nvr.example")).toMatchObject({ user: "room" });
    const { authorization } = room.sources.cameraOrigins.get("https://nvr.example")!;
    expect(authorization).toBe(basicAuthorization("room", secrets[0]!));
    const pages = (Object.keys(room.sources) as ViewName[]).filter((name) =>
      viewRoles[name].some((role) => role !== "main"),
    );
    const seen = JSON.stringify([
      pages.map((name) => [...room.sources[name].values()]),
      room.store.cameraDirectory.changes(),
      await room.commands["cameras.export"]({ format: "csv", cameras: null }),
      await room.commands["cameras.export"]({ format: "m3u", cameras: null }),
    ]);
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });

  it("of a list that is put away are forgotten", async () => {
    const room = camerasOn();
    await read(room, list([`https://room:${secrets[0]}@nvr.example/1.m3u8`]));
    room.commands["cameras.dismissImport"]({});
    expect(preview(room)).toBeUndefined();
    expect(room.sources.cameraLogins.size).toBe(0);
    expect(() => room.commands["cameras.import"]({})).toThrow();
  });
});

describe("a MediaMTX", () => {
  async function mediaMtx(pages: readonly (readonly string[])[], authorization?: string) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      if (authorization && request.headers.authorization !== authorization) {
        response.writeHead(401).end();
        return;
      }
      const page = Number(new URL(request.url ?? "", "http://x").searchParams.get("page"));
      const items = pages[page]?.map((name) => ({ name, confName: "all", ready: true, tracks: ["H264"] }));
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(JSON.stringify({ itemCount: pages.flat().length, pageCount: pages.length, items }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  }
  async function readFrom(room: Room, api: string, base = "http://10.0.0.4:8888/") {
    room.commands["cameras.readMediaMtx"]({ api, base, district: "36.71.02" });
    return await settled(room);
  }

  it("is read page by page, with the login of its API, which goes into the secret store", async () => {
    const { host, asked } = await mediaMtx(
      [["simpang 1", "kota/pasar"], ["taman"]],
      basicAuthorization("a", "s3cr3t"),
    );
    const room = camerasOn();
    const row = await readFrom(room, `http://a:s3cr3t@${host}/`);
    expect(row).toMatchObject({ kind: "mediamtx", name: host, fresh: 3, logins: 1 });
    expect(asked).toEqual([0, 1].map((page) => `/v3/paths/list?page=${page}&itemsPerPage=200`));
    expect(JSON.stringify(row)).not.toContain("s3cr3t");
    room.commands["cameras.import"]({});
    expect(room.row("simpang-1")).toMatchObject({
      ...{ name: "simpang 1", url: "http://10.0.0.4:8888/simpang%201/index.m3u8", district: "36.71.02" },
    });
    expect(room.row("kota-pasar")?.url).toBe("http://10.0.0.4:8888/kota/pasar/index.m3u8");
    expect(await readFrom(room, `http://${host}`)).toMatchObject({ unchanged: 3, logins: 0 });
  });

  it("that lets nobody in, or is none, is said", async () => {
    const { host } = await mediaMtx([["a"]], "Basic other");
    const room = camerasOn();
    expect(await readFrom(room, `http://${host}`)).toMatchObject({
      ...{ state: "refused", fault: { code: "http-status" } },
    });
    expect(await readFrom(room, "nonsense")).toMatchObject({ fault: { code: "unreachable" } });
  });
});
