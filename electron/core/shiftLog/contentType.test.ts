import fc from "fast-check";
import { expect, it } from "vitest";
import { contentTypeOf } from "./contentType.ts";
import { files } from "./given.ts";

it.each([
  ["jpeg", "image/jpeg"],
  ["png", "image/png"],
  ["webp", "image/webp"],
  ["pdf", "application/pdf"],
  ["mp4", "video/mp4"],
  ["text", "text/plain"],
] as const)("%s is seen by its content", (name, type) => {
  expect(contentTypeOf(files[name])).toBe(type);
});

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const archive = bytes(`PK\x03\x04${"\0".repeat(26)}PK\x05\x06${"\0".repeat(18)}`);

it.each([
  ["a picture with an archive behind it", joined(files.jpeg, archive)],
  ["a document with an archive behind it", joined(files.pdf, archive)],
  ["a picture with a page behind it", joined(files.png, bytes("<script>alert(1)</script>"))],
  [
    "a document in a picture's comment",
    joined(files.jpeg.subarray(0, 2), bytes("\xff\xfe\x00\x0a%PDF-1.7"), files.jpeg.subarray(2)),
  ],
  [
    "a page in a picture's comment",
    joined(files.jpeg.subarray(0, 2), bytes("\xff\xfe\x00\x0a<script>"), files.jpeg.subarray(2)),
  ],
  ["a film with more than its boxes", joined(files.mp4, bytes("more"))],
  ["a picture that is cut", files.jpeg.subarray(0, -1)],
  ["an animation that claims another length", joined(files.webp, bytes("x"))],
  ["a text that is a document to a reader", bytes("\n%PDF-1.7\nsome text")],
])("%s is refused", (_name, content) => {
  expect(contentTypeOf(content)).toBe("mixed");
});

it.each([
  ["nothing", new Uint8Array(0)],
  ["a program", bytes("\x7fELF\x02\x01\x01\0\0")],
  ["an archive", archive],
  ["a text with a control character", bytes("a\0b")],
  ["a text in no UTF-8", Uint8Array.from([0x61, 0xc3, 0x28])],
])("%s is unknown", (_name, content) => {
  expect(contentTypeOf(content)).toMatch(/unknown|mixed/);
});

it("never throws, whatever it is given, and takes nothing that was cut or added to", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("jpeg", "png", "webp", "mp4" as const),
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      (name, at, more) => {
        const whole = files[name as keyof typeof files];
        const cut = whole.subarray(0, at % whole.length);
        // A film that ends where one of its boxes does is a shorter film.
        if (name !== "mp4") expect(["unknown", "mixed", "text/plain"]).toContain(contentTypeOf(cut));
        expect(contentTypeOf(joined(whole, more))).toBe("mixed");
        contentTypeOf(joined(cut, more));
        contentTypeOf(more);
      },
    ),
    { numRuns: 200 },
  );
});
