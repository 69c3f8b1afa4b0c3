import { expect, it } from "vitest";
import { eventBodies } from "../../../shared/domain/event/event.ts";
import { FileNotKept } from "../keptFile.ts";
import { Refused } from "../live/serve.ts";
import { NoPicture, type PictureFiles } from "../pictures.ts";
import { calledBy } from "../testing.ts";
import { createPictureCommands } from "./pictures.ts";
import { incidentsOn, start } from "./testing.ts";

const sha256 = "a".repeat(64);
const jpeg = new Uint8Array(7);

function prepared(keep: PictureFiles["keep"] = async () => sha256) {
  const made = incidentsOn();
  made.report("TL-1");
  const [camera] = [...made.sources.cameras.values()];
  if (!camera) throw new Error("expected the small city to have a camera");
  const { register, decisions, sources } = made;
  const commands = calledBy(
    createPictureCommands({ register, decisions, cameras: sources.cameras, files: { keep } }),
  );
  const input = {
    ...{ incident: "TL-1", camera: camera.id, takenAt: start - 5000, widthPx: 1280, heightPx: 720, jpeg },
  };
  return { ...made, camera, input, picture: commands["incident.picture"] };
}

it("is in the incident's record with what it shows, when, and its hash; its state stays", async () => {
  const { picture, input, store, camera, row } = prepared();
  expect(await picture(input)).toEqual({ sha256 });
  const [event] = store.log.of("TL-1");
  expect(event).toMatchObject({
    ...{ kind: "incident.pictured", actor: "operator:st-1" },
    body: {
      ...{ camera: camera.id, cameraName: camera.name, takenAt: start - 5000 },
      ...{ widthPx: 1280, heightPx: 720, sha256, bytes: 7 },
    },
  });
  expect(eventBodies["incident.pictured"].safeParse(event?.body).success).toBe(true);
  expect(row("TL-1")).toMatchObject({ state: "new", acknowledgedBy: null });
});

it.each([
  [new FileNotKept("ENOSPC"), { code: "disk-full" }],
  [new FileNotKept("no-space"), { code: "disk-full" }],
  [new FileNotKept("EACCES"), { code: "not-written", expected: "OK", found: "EACCES" }],
  [new NoPicture(), { code: "invalid-input", expected: "JPEG" }],
])("what is not kept is not written down: %s", async (error, reason) => {
  const { picture, input, store } = prepared(() => Promise.reject(error));
  await expect(picture(input)).rejects.toEqual(new Refused(reason as never));
  expect(store.log.of("TL-1")).toEqual([]);
});

it("an incident or a camera that the room does not know is refused before anything is kept", async () => {
  let kept = 0;
  const { picture, input } = prepared(async () => {
    kept += 1;
    return sha256;
  });
  const refused = async (given: object) =>
    picture({ ...input, ...given }).catch((error) => (error as Refused).reason);
  expect(await refused({ incident: "X" })).toEqual({ code: "unknown-incident", found: "X" });
  expect(await refused({ camera: "X" })).toEqual({ code: "unknown-camera", found: "X" });
  expect(kept).toBe(0);
});
