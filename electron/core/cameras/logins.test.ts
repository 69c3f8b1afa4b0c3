import { describe, expect, it } from "vitest";
import type { Login } from "../../../shared/contract/cameras.ts";
import { viewRoles } from "../../../shared/contract/permissions.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import { basicAuthorization } from "../secrets.ts";
import { camerasOn } from "./testing.ts";

const server = "https://nvr.example";
const secret = "rahasia-Xq7";
const camera = {
  ...{ id: "baru-1", name: "Baru 1", place: [106.7, -6.2] as [number, number], district: null, tags: [] },
  ...{ groups: [], bearingDeg: null, url: `https://room:${secret}@nvr.example/baru-1.m3u8` },
};

type Room = ReturnType<typeof camerasOn>;
const authorization = ({ sources }: Room) => sources.cameraOrigins.get(server)?.authorization;
const login = ({ sources }: Room) => sources.cameraLogins.get(server);

/** Everything that a page may be told. */
function told({ sources }: Room): string {
  const names = (Object.keys(sources) as ViewName[]).filter((name) =>
    viewRoles[name].some((role) => role !== "main"),
  );
  return JSON.stringify(names.map((name) => [...sources[name].values()]));
}

describe("a login in a URL", () => {
  it("is split off, used for its server, and stored with no camera", () => {
    const room = camerasOn();
    room.commands["cameras.save"]({ camera, isNew: true });
    expect(room.row("baru-1")?.url).toBe(`${server}/baru-1.m3u8`);
    expect(authorization(room)).toBe(basicAuthorization("room", secret));
    expect(login(room)).toMatchObject({ kind: "password", user: "room", from: "store", kept: false });
    expect(told(room)).not.toContain(secret);
    expect(JSON.stringify(room.store.cameraDirectory.changes())).not.toContain(secret);
  });

  it("that could be no header is refused, and nothing of it repeated", () => {
    const room = camerasOn();
    const url = `https://a:${secret}%0Ab@nvr.example/x.m3u8`;
    let error: unknown;
    try {
      room.commands["cameras.save"]({ camera: { ...camera, url }, isNew: true });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ reason: { code: "invalid-input" } });
    expect(JSON.stringify(error)).not.toContain(secret);
    expect(room.row("baru-1")).toBeUndefined();
  });
});

describe("a login that is set", () => {
  const withCamera = (fileLogins?: Map<string, Login>) => {
    const room = camerasOn(undefined, fileLogins && { fileLogins });
    room.commands["cameras.save"]({ camera: { ...camera, url: `${server}/x.m3u8` }, isNew: true });
    return room;
  };

  it("counts at once, is given to main to be kept, and is said to be kept when main has said so", () => {
    const room = withCamera();
    room.commands["logins.load"]({ protection: "keyring", logins: [], fault: null });
    room.commands["logins.set"]({ origin: server, login: { bearer: secret } });
    expect(authorization(room)).toBe(`Bearer ${secret}`);
    const keep = room.sources.loginsToKeep.get("logins")!;
    expect(keep).toMatchObject({ revision: 1, logins: [{ origin: server, login: { bearer: secret } }] });
    expect(login(room)).toMatchObject({ kind: "token", user: null, kept: false });
    room.commands["logins.kept"]({ revision: keep.revision, fault: "disk full" });
    expect(login(room)).toMatchObject({ kept: false });
    expect(room.sources.secretStore.get("store")).toMatchObject({
      protection: "keyring",
      fault: "disk full",
    });
    room.commands["logins.set"]({ origin: server, login: { bearer: `${secret}2` } });
    room.commands["logins.kept"]({ revision: 1, fault: null });
    expect(login(room)).toMatchObject({ kept: false });
    room.commands["logins.kept"]({ revision: 2, fault: null });
    expect(login(room)).toMatchObject({ kept: true });
    expect(told(room)).not.toContain(secret);
  });

  it("of an earlier run is there from the start; what is cleared is gone", () => {
    const room = withCamera();
    const kept = { origin: server, login: { user: "room", password: secret }, setAt: 5 };
    room.commands["logins.load"]({ protection: "file", logins: [kept], fault: null });
    expect(authorization(room)).toBe(basicAuthorization("room", secret));
    expect(login(room)).toMatchObject({ setAt: 5, kept: true });
    room.commands["logins.clear"]({ origin: server });
    expect(authorization(room)).toBeNull();
    expect(login(room)).toBeUndefined();
    expect(room.sources.loginsToKeep.get("logins")).toMatchObject({ logins: [] });
    expect(told(room)).not.toContain(secret);
  });

  it("counts before secrets.yaml, which can be taken over once", () => {
    const room = withCamera(new Map([[server, { user: "berkas", password: secret }]]));
    expect(login(room)).toMatchObject({ from: "file", user: "berkas", setAt: null });
    expect(authorization(room)).toBe(basicAuthorization("berkas", secret));
    expect(room.commands["logins.adopt"]({})).toEqual({ adopted: 1 });
    expect(login(room)).toMatchObject({ from: "store", user: "berkas" });
    expect(room.commands["logins.adopt"]({})).toEqual({ adopted: 0 });
    room.commands["logins.set"]({ origin: server, login: { bearer: "t" } });
    expect(authorization(room)).toBe("Bearer t");
    expect(told(room)).not.toContain(secret);
  });
});
