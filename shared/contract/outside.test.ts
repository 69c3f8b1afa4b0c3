import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callLink, chatLink, isOutsideLink } from "./outside.ts";

describe("a link that leaves the room", () => {
  it.each(["tel:+628120000001", "tel:112", "https://wa.me/628120000001"])("may be %s", (url) => {
    expect(isOutsideLink(url)).toBe(true);
  });

  it.each([
    "",
    "tel:",
    "tel:*21#",
    "tel:112;ext=1",
    "tel:112\ntel:113",
    "TEL:112",
    "https://wa.me/",
    "https://wa.me/628120000001?text=hello",
    "https://wa.me/628120000001#x",
    "https://wa.me@evil.example/628120000001",
    "https://wa.me:444/628120000001",
    "https://wa.me.evil.example/628120000001",
    "http://wa.me/628120000001",
    "https://evil.example/https://wa.me/628120000001",
    "file:///etc/passwd",
    "smb://server/share",
    "javascript:alert(1)",
    "whatsapp://send?phone=628120000001",
  ])("may not be %j", (url) => {
    expect(isOutsideLink(url)).toBe(false);
  });

  it("is never made of a text that is no number, and always lets itself through", () => {
    fc.assert(
      fc.property(fc.string(), (phone) => {
        for (const link of [callLink(phone), chatLink(phone)]) {
          expect(link === null || isOutsideLink(link)).toBe(true);
        }
      }),
    );
  });
});

it.each([
  ["+62 812-0000 0001", "tel:+6281200000001", "https://wa.me/6281200000001"],
  ["0812 0000 0001", "tel:081200000001", "https://wa.me/6281200000001"],
  ["112", "tel:112", null],
  ["kantor", null, null],
])("%s is called at %s and written to at %s", (phone, call, chat) => {
  expect(callLink(phone)).toBe(call);
  expect(chatLink(phone)).toBe(chat);
});
