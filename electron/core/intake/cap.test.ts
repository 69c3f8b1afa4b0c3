import { describe, expect, it } from "vitest";
import { readCapDocument } from "./cap.ts";
import { capXml } from "./capXml.ts";

const read = (text: string | Buffer, base?: string) => readCapDocument(Buffer.from(text), base);
function alertIn(text: string | Buffer) {
  const document = read(text);
  if (document.kind !== "alert") throw new Error("expected an alert");
  return document.alert;
}

describe("a CAP 1.2 document", () => {
  it("is read with its times, its areas and both its languages", () => {
    const alert = alertIn(
      capXml({
        info: [
          { language: "id-ID", headline: "Hujan lebat &amp; petir &#x1F327;", severity: "Severe" },
          { language: "en-US", headline: "<![CDATA[Heavy rain & <b>lightning</b>]]>", severity: "Severe" },
        ],
        area: `<areaDesc>Periuk</areaDesc>
          <polygon>-6.10,106.60 -6.10,106.65 -6.15,106.65 -6.10,106.60</polygon>
          <circle>-6.18,106.63 2.5</circle>
          <geocode><valueName>Kemendagri</valueName><value>36.71.07</value></geocode>`,
      }),
    );
    expect(alert).toMatchObject({
      ...{ identifier: "BMKG-1", sender: "bmkg@example.go.id", status: "Actual", msgType: "Alert" },
      sent: Date.parse("2026-11-24T08:00:00Z"),
    });
    const [indonesian, english] = alert.info;
    expect(indonesian).toMatchObject({
      ...{ headline: "Hujan lebat & petir 🌧", severity: "Severe", urgency: "Expected", certainty: "Likely" },
      expires: Date.parse("2026-11-24T12:00:00Z"),
    });
    expect(english?.headline).toBe("Heavy rain & <b>lightning</b>");
    expect(indonesian?.area).toEqual([
      {
        areaDesc: "Periuk",
        polygon: [
          [
            [106.6, -6.1],
            [106.65, -6.1],
            [106.65, -6.15],
            [106.6, -6.1],
          ],
        ],
        circle: [{ centre: [106.63, -6.18], radiusM: 2500 }],
        geocode: [{ valueName: "Kemendagri", value: "36.71.07" }],
      },
    ]);
  });

  it("may be in UTF-16 or in what it declares", () => {
    const text = capXml({ info: [{ headline: "Café" }] });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    expect(alertIn(utf16).info[0]?.headline).toBe("Café");
    const latin = Buffer.from(text.replace("utf-8", "ISO-8859-1"), "latin1");
    expect(alertIn(latin).info[0]?.headline).toBe("Café");
    expect(() => read(Buffer.from(text, "latin1"))).toThrow("not-text");
    expect(() => read(text.replace("utf-8", "x-nowhere"))).toThrow("not-text");
  });

  it("keeps text of every kind as text", () => {
    const headline = "&lt;script&gt;x&lt;/script&gt; مرحبا 🚒";
    expect(alertIn(capXml({ info: [{ headline }] })).info[0]?.headline).toBe("<script>x</script> مرحبا 🚒");
  });

  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ""};`.repeat(10)}">`,
  ).join("")}]><alert><identifier>&lol9;</identifier></alert>`;

  it.each([
    ["an XML bomb", bomb, "xml-doctype"],
    [
      "an XML bomb in UTF-16",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bomb, "utf16le")]),
      "xml-doctype",
    ],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><alert/>', "xml-doctype"],
    ["an entity that nobody declared", capXml({ info: [{ headline: "&xxe;" }] }), "xml-doctype"],
    ["a deep nest", `${"<alert>".repeat(5000)}${"</alert>".repeat(5000)}`, "xml-depth"],
    ["what is no XML", "Selamat pagi", "not-xml"],
    ["nothing", "", "not-xml"],
    ["half a document", capXml().slice(0, 400), "not-xml"],
    ["two documents", `${capXml()}<alert/>`, "not-xml"],
    ["names that are the language's own", "<alert><__proto__><x>1</x></__proto__></alert>", "not-xml"],
    ["another document", "<html><body/></html>", "schema"],
    ["bytes", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]), "not-text"],
  ])("is refused: %s", (_, text, code) => {
    let found: unknown;
    try {
      read(text);
    } catch (error) {
      found = error;
    }
    expect(found).toMatchObject({ name: "SourceFault", code });
  });

  it.each([
    ["an end that is no time", capXml({ expires: "besok" })],
    ["an area that is no area", capXml({ area: "<areaDesc>x</areaDesc><polygon>1,2 3,4</polygon>" })],
    ["places that are none", capXml({ area: "<areaDesc>x</areaDesc><polygon>91,2 3,4 5,6 91,2</polygon>" })],
    ["a circle without radius", capXml({ area: "<areaDesc>x</areaDesc><circle>-6,106</circle>" })],
    ["a severity of its own", capXml({ info: [{ severity: "Terrible" }] })],
    ["nothing to tell", capXml({ info: [] })],
  ])("is refused with where and why: %s", (_, text) => {
    expect(() => read(text)).toThrow(/^schema: [\w.]+: ./);
  });
});

describe("an index", () => {
  it("of Atom leads to its documents", () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
      <entry><id>1</id><updated>a</updated><link href="/x.html"/><link type="application/cap+xml" href="/cap/1.xml"/></entry>
      <entry><id>2</id><updated>b</updated><link href="http://else.example/2.xml"/></entry><entry><id>3</id></entry></feed>`;
    expect(read(text, "http://peer.example/feed")).toEqual({
      kind: "index",
      entries: [
        { url: "http://peer.example/cap/1.xml", version: "1 a" },
        { url: "http://else.example/2.xml", version: "2 b" },
      ],
    });
  });

  it("of RSS leads to its documents", () => {
    const text = `<rss version="2.0"><channel><title>x</title>
      <item><link>http://peer.example/1.xml</link><guid isPermaLink="false">g</guid><pubDate>d</pubDate></item></channel></rss>`;
    expect(read(text, "http://peer.example/feed")).toEqual({
      kind: "index",
      entries: [{ url: "http://peer.example/1.xml", version: "g d" }],
    });
  });
});
