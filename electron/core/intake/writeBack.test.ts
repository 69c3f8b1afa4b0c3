import { expect, it } from "vitest";
import type { ReportStatusMessage } from "../../../shared/messages/orders.ts";
import { sayJson } from "../../../tests/peers/intake-server.ts";
import { eventually } from "../link/testingLink.ts";
import { createTargetOf } from "./index.ts";
import { asking, type IntakeRoom, intakeRoom, open311, open311City } from "./testing.ts";

const target = "open311:dlh";

function tell(
  { store }: IntakeRoom,
  report: string,
  status: ReportStatusMessage["status"],
  text: string = status,
) {
  const message = { report, status, text, agency: null, time: "2026-11-24T08:00:00Z", photos: [] };
  const payload = JSON.stringify(message);
  store.outbox.put({ target, topic: "x", payload, retain: true, about: `report:${report}` }, 1);
}

async function tellingRoom() {
  const server = await open311();
  const intake = open311City(server.url, {
    statusUrl: `${server.url}/v2/requests/{id}.json`,
    jurisdiction: "t.id",
  });
  const room = intakeRoom(intake);
  const waiting = () => room.store.outbox.waitingFor(target);
  return {
    server,
    room,
    waiting,
    told: () => server.told.map(({ id, form }) => `${id} ${form.get("status_notes")}`),
  };
}

it("goes out in order, each word once, with what the server wants to see", async () => {
  const { server, room, told, waiting } = await tellingRoom();
  tell(room, "dlh:1", "received");
  tell(room, "dlh:a%2Fb", "in-progress");
  const logins = new Map([[server.url, { apiKey: "k3y", authorization: "Bearer x" }]]);
  const intake = asking(room, logins);
  await eventually(() => expect(told()).toEqual(["1 received", "a/b in-progress"]));
  tell(room, "dlh:1", "done", "Selesai & bersih");
  intake.send();
  intake.send();
  await eventually(() => expect(waiting()).toBe(0));
  expect(told()).toEqual(["1 received", "a/b in-progress", "1 Selesai & bersih"]);
  expect(Object.fromEntries(server.told[2]!.form)).toEqual({
    ...{ jurisdiction_id: "t.id", api_key: "k3y", status: "closed", status_notes: "Selesai & bersih" },
  });
  expect(server.told[0]?.form.get("status")).toBe("open");
  expect(server.requests.find(({ method }) => method === "POST")?.headers.authorization).toBe("Bearer x");
});

it("waits while the server is away, also over a start of the room, and overtakes nothing", async () => {
  const { server, room, told, waiting } = await tellingRoom();
  let isAway = true;
  server.trouble = ({ method }, response) => {
    if (!isAway || method !== "POST") return false;
    sayJson(response, {}, 503);
    return true;
  };
  const first = asking(room);
  for (const id of ["1", "2", "3"]) tell(room, `dlh:${id}`, "received");
  first.send();
  await eventually(() =>
    expect(room.sources.intakeSources.get("dlh")).toMatchObject({
      ...{ waiting: 3, fault: { code: "http-status", detail: "503 Service Unavailable" } },
    }),
  );
  await first.close();
  isAway = false;
  asking(room);
  await eventually(() => expect(waiting()).toBe(0));
  expect(told()).toEqual(["1 received", "2 received", "3 received"]);
  await eventually(() => expect(room.sources.intakeSources.get("dlh")?.waiting).toBe(0));
});

it("a report that the server does not want to hear of holds up its own words alone", async () => {
  const { server, room, told, waiting } = await tellingRoom();
  server.trouble = ({ path }, response) => {
    if (!path.endsWith("/gone.json")) return false;
    sayJson(response, {}, 404);
    return true;
  };
  tell(room, "dlh:gone", "received");
  tell(room, "dlh:gone", "done");
  tell(room, "dlh:1", "done");
  asking(room);
  await eventually(() => expect(told()).toEqual(["1 done"]));
  await eventually(() => expect(room.sources.intakeSources.get("dlh")).toMatchObject({ waiting: 2 }));
  expect(waiting()).toBe(2);
});

it("leads to the source of a report, where that can be told", () => {
  const told = open311City("http://a.example", { statusUrl: "http://a.example/{id}" });
  const untold = open311City("http://a.example", { id: "x" });
  const city = { ...intakeRoom().city, intake: { open311: [...told.open311, ...untold.open311], cap: [] } };
  const targetOf = createTargetOf(city);
  expect(["dlh:1", "x:1", "TL-1", "dlh"].map(targetOf)).toEqual([target, undefined, undefined, undefined]);
});
