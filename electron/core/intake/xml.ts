/**
 * XML from strangers, read into plain values: an element without children is its text, one that occurs several times
 * a list. Namespace prefixes are dropped, attributes are kept under their names.
 *
 * Guarantees: no DOCTYPE and no entity but XML's own five and character references, so that nothing grows while it is
 * read (billion laughs, quadratic blow-up, external files); a bounded depth. Throws `SourceFault`.
 */
import { XMLParser } from "fast-xml-parser";
import { errorText } from "../log.ts";
import { SourceFault } from "./fault.ts";
import { decodeText } from "./text.ts";

const maxDepth = 40;

const predefined: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: maxDepth,
  entityDecoder: {
    decode: decodeEntities,
    setExternalEntities: () => {},
    addInputEntities: () => {
      throw new SourceFault("xml-doctype", "<!ENTITY");
    },
    reset: () => {},
    setXmlVersion: () => {},
  },
});

/** The root element's name and value. */
export function parseXml(bytes: Uint8Array): { root: string; value: unknown } {
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(
    Buffer.from(bytes.subarray(0, 200)).toString("latin1"),
  )?.[1];
  const { text } = decodeText(bytes, declared);
  // The parser would read the declarations before it could be asked not to.
  const declaration = /<!(DOCTYPE|ENTITY)/i.exec(text);
  if (declaration) throw new SourceFault("xml-doctype", declaration[0]);
  let parsed: Record<string, unknown>;
  try {
    parsed = parser.parse(text, true) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SourceFault) throw error;
    const reason = errorText(error);
    throw new SourceFault(/nested/i.test(reason) ? "xml-depth" : "not-xml", reason);
  }
  const [root, ...others] = Object.keys(parsed);
  if (root === undefined || others.length > 0 || Array.isArray(parsed[root]))
    throw new SourceFault("not-xml", "one root element");
  return { root, value: parsed[root] };
}

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([\w.-]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      const character = predefined[name];
      if (character === undefined) throw new SourceFault("xml-doctype", whole);
      return character;
    }
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
  });
}
