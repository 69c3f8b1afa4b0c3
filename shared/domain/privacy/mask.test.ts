import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskName, maskPhone, maskSample, maskText } from "./mask.ts";

const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((each) => each.join(""));
const separator = fc.constantFrom("", " ", "-", ".", " - ");

/** Numbers as people write them, of whatever kind. */
const phone = fc
  .tuple(
    fc.constantFrom("08", "+62 8", "628", "(021) ", "021-", "+65 ", "8"),
    fc.array(fc.tuple(digits(3, 4), separator), { minLength: 3, maxLength: 3 }),
  )
  .map(([start, parts]) => start + parts.map(([part, gap], n) => part + (n < 2 ? gap : "")).join(""));
const nik = fc
  .tuple(digits(16, 16), fc.constantFrom("", " ", ".", "-"))
  .map(([all, gap]) => (all.match(/.{4}/g) ?? []).join(gap));
const mail = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9._]{2,12}$/), fc.constantFrom("gmail.com", "tangerangkota.go.id"))
  .map((parts) => parts.join("@"));
const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/);
const harmless = fc.constantFrom(
  ...["banjir", "di Jl. Merdeka No. 12", "RT 03/RW 07", "tinggi air 80 cm", "sejak 10.30", "29-11-2026"],
  ...[
    "08-11-2026 10.30",
    "Rp 1.500.000",
    "-6.178306, 106.631889",
    "106.631889 -6.178306",
    "B 1234 CD",
    "telepon 112",
    "2026-11-29",
  ],
);
const runs = { numRuns: 60 };

/** Every stretch of digits that is longer than what a mask leaves. */
const longRuns = (text: string) =>
  text.match(/\d[\d\s().-]*\d/g)?.filter((run) => run.replace(/\D/g, "").length > 3);

describe("names", () => {
  test.each([
    ["Budi Santoso", "B*** S***"],
    ["  siti   nur-aini ", "s*** n***"],
    ["", ""],
    ["(Ani)", "A***"],
    ["王小明", "王***"],
  ])("%s is shown as %s", (name, shown) => expect(maskName(name)).toBe(shown));

  test("no more than a first letter is left of any word, and a mask stays as it is", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const masked = maskName(name);
        expect(masked).toMatch(/^(?:.?\*\*\*(?: |$))*$/su);
        expect(maskName(masked)).toBe(masked);
      }),
      runs,
    );
  });
});

describe("telephone numbers", () => {
  test.each([
    ["+62 812-3456-7890", "***890"],
    ["0812", "***"],
    ["", "***"],
  ])("%s is shown as %s", (number, shown) => expect(maskPhone(number)).toBe(shown));

  test("no more than three digits are left, whatever it was", () => {
    fc.assert(
      fc.property(fc.string(), (number) => {
        const masked = maskPhone(number);
        expect(masked.match(/\p{Nd}/gu)?.length ?? 0).toBeLessThanOrEqual(3);
        expect(maskPhone(masked)).toBe("***");
      }),
      runs,
    );
  });
});

describe("free text", () => {
  test("of numbers, identity cards and addresses nothing is left that tells whose they are", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(phone, nik, mail, harmless), { maxLength: 5 }), (parts) => {
        const masked = maskText(parts.join(" ; "));
        const kept = parts.filter(
          (part) => /^(?:\D|29-|08-11-2026|2026-|-6|106\.)/.test(part) && !part.includes("@"),
        );
        expect(masked).not.toMatch(/[a-z0-9]@/);
        for (const run of longRuns(masked) ?? []) expect(kept.join(" ; ")).toContain(run);
        expect(maskText(masked)).toBe(masked);
      }),
      { numRuns: 200 },
    );
  });

  test("what names nobody stays letter by letter", () => {
    fc.assert(
      fc.property(fc.array(harmless), (parts) => {
        const text = parts.join(", lalu ");
        expect(maskText(text)).toBe(text);
      }),
      runs,
    );
  });

  test("who wrote it is found in it, by each word of the name and in any case", () => {
    fc.assert(
      fc.property(word, word, harmless, (first, last, rest) => {
        fc.pre(![first, last].some((each) => rest.toLowerCase().includes(each.toLowerCase())));
        const text = `Saya ${first} ${last.toUpperCase()}, ${rest}. Hubungi ${first}!`;
        const masked = maskText(text, [`Bapak ${first} ${last}`, null]);
        expect(masked.toLowerCase()).not.toContain(first.toLowerCase());
        expect(masked.toLowerCase()).not.toContain(last.toLowerCase());
        expect(masked).toContain(rest);
      }),
      runs,
    );
  });

  test("a title is no name, and a name within a word is none", () => {
    expect(maskText("Pak RT dan warga Anyelir", ["Pak Any"])).toBe("Pak RT dan warga Anyelir");
  });

  test.each(["021.5551234", "(021)555.1234", "0812.3456.7890", "+62.812.3456789"])(
    "%s is no place",
    (number) => {
      expect(maskText(`Hubungi ${number}`)).toMatch(/^Hubungi \*\*\*\d{3}$/);
    },
  );

  test("numbers in other digits are found", () => {
    expect(maskText("０８１２３４５６７８９０")).toBe("***890");
  });
});

test("in a message that was refused, values that name somebody are masked, whole and cut off", () => {
  const sample =
    '{"text":"Hubungi 081234567890","reporter":{"name":"Budi \\"B\\" Santoso","phone":"+62812345';
  expect(maskSample(sample)).toBe(
    '{"text":"Hubungi ***890","reporter":{"name":"B*** B*** S***","phone":"***345',
  );
  expect(maskSample('{"pelapor": "Siti Am')).toBe('{"pelapor": "S*** A***');
  expect(maskSample('{"category":"banjir","time":"2026-11-29T01:02:03.000Z"}')).toBe(
    '{"category":"banjir","time":"2026-11-29T01:02:03.000Z"}',
  );
});
