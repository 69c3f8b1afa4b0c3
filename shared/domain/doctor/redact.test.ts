import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactor, removed } from "./redact.ts";

describe("redactor", () => {
  const redact = redactor(["r@hasia/7", "x"], ["Siti Rahmawati", "Siti", "+62 812-3456-7890"]);

  it("takes out secrets as they are, in URLs and in JSON", () => {
    for (const text of ["pass r@hasia/7!", "?k=r%40hasia%2F7", JSON.stringify({ a: "r@hasia/7" })])
      expect(redact(text)).not.toMatch(/hasia/);
    expect(redact("x is a letter")).toBe("x is a letter");
  });

  it("takes out people whatever their case, and the longest name of several", () => {
    expect(redact("SITI RAHMAWATI called, and siti")).toBe(`${removed} called, and ${removed}`);
    expect(redact("Sitiawan stays")).toBe("Sitiawan stays");
    expect(redact("tel +62 812-3456-7890.")).not.toMatch(/3456/);
  });

  it("takes out what looks like a secret or a number of somebody", () => {
    const text = [
      ...["mqtts://room:hunter2@broker/x", "Authorization: Bearer eyJhbGciOi.x-y", '{"password":"hunter2"}'],
      ...["apiKey=hunter2", "budi@example.com", "0812 3456 7890", "3671012345678901"],
      "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----",
    ].join("\n");
    const told = redact(text);
    for (const secret of ["hunter2", "eyJ", "budi", "3456", "367101"]) expect(told).not.toContain(secret);
    expect(told).toContain("broker/x");
  });

  it("leaves no trace of any name that it was given, whatever stands around it", () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}$/);
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 20 }),
        fc.string(),
        fc.string(),
        (names, before, after) => {
          const told = redactor([], names)(names.map((each) => `${before} ${each} ${after}`).join("|"));
          for (const each of names) expect(told.toLowerCase()).not.toContain(` ${each.toLowerCase()} `);
        },
      ),
      { numRuns: 100 },
    );
  });
});
