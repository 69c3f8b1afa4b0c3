import { expect, it, onTestFinished } from "vitest";
import { type Answerer, say, sayXml, startPeer } from "../../../tests/peers/intake-server.ts";
import { now } from "../link/testing.ts";
import { eventually } from "../link/testingLink.ts";
import { capXml } from "./capXml.ts";
import { asking, intakeRoom } from "./testing.ts";

async function feed(answer: Answerer) {
  const peer = await startPeer(answer);
  onTestFinished(() => peer.close());
  const source = { id: "bmkg", name: "BMKG", url: `${peer.url}/feed.xml`, everySeconds: 3600 };
  const room = intakeRoom({ open311: [], cap: [source] });
  const intake = asking(room);
  const row = () => room.sources.intakeSources.get("bmkg");
  return {
    ...{ peer, row },
    inForce: () => [...room.sources.warnings.values()].map(({ id }) => id.split(",")[1]),
    async polled() {
      await eventually(() => expect(row()?.busy).toBe(false));
      intake.commands["intake.poll"]({ source: "bmkg" });
      await eventually(() => expect(row()?.busy).toBe(false));
      return row();
    },
  };
}

it("a document is a warning, taken in once", async () => {
  const { polled, inForce } = await feed((_, response) => sayXml(response, capXml()));
  await polled();
  expect(await polled()).toMatchObject({ kind: "cap", state: "ok", accepted: 1, lastSuccessAt: now });
  expect(inForce()).toEqual(["BMKG-1#0"]);
});

it("an index leads to its documents; a broken one, and one elsewhere, keep no other out", async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaa">]><alert><identifier>&a;</identifier></alert>';
  const documents: Record<string, string> = {
    "/1.xml": capXml({ identifier: "A" }),
    "/bomb.xml": bomb,
    "/2.xml": capXml({ identifier: "B" }),
  };
  let stamp = "a";
  const { peer, polled, inForce, row } = await feed(({ path }, response) => {
    const document = documents[path];
    if (document) return sayXml(response, document);
    const links = [...Object.keys(documents), "http://127.0.0.2:9/3.xml"];
    const entries = links.map(
      (link) => `<entry><id>${link}</id><updated>${stamp}</updated><link href="${link}"/></entry>`,
    );
    say(
      response,
      "application/atom+xml",
      `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join("")}</feed>`,
    );
  });
  expect(await polled()).toMatchObject({ state: "ok", accepted: 2, fault: { code: "other-host" } });
  expect(inForce()).toEqual(["A#0", "B#0"]);
  const asked = (path: string) => peer.requests.filter((request) => request.path === path).length;
  const before = asked("/1.xml");
  documents["/bomb.xml"] = capXml({
    ...{ identifier: "C", msgType: "Cancel", info: [] },
    references: "bmkg@example.go.id,A,2026-11-24T08:00:00Z",
  });
  await polled();
  expect(asked("/1.xml")).toBe(before);
  expect(inForce()).toEqual(["B#0"]);
  stamp = "b";
  await polled();
  expect(asked("/1.xml")).toBe(before + 1);
  expect(row()).toMatchObject({ accepted: 3 });
});

it.each([
  ["an XML bomb", '<!DOCTYPE a [<!ENTITY a "a">]><alert>&a;</alert>', "xml-doctype"],
  ["no XML", "Selamat pagi", "not-xml"],
  ["another XML", "<html/>", "schema"],
])("%s is refused and said", async (_, text, code) => {
  const { polled, inForce } = await feed((_request, response) => sayXml(response, text));
  expect(await polled()).toMatchObject({ state: "failing", accepted: 0, fault: { code } });
  expect(inForce()).toEqual([]);
});
