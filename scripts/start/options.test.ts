import { describe, expect, it } from "vitest";
import { durationMs, helpText, parseStartOptions, StartOptionError } from "./options.mjs";

describe("parseStartOptions", () => {
  it("hands the app's own flags on, and keeps its own", () => {
    expect(
      parseStartOptions(["--for", "30s", "--city=/srv/my city", "--console", "--retry-electron"]),
    ).toEqual({
      help: false,
      retryElectron: true,
      examines: false,
      forMs: 30_000,
      appArguments: ["--for", "30s", "--city", "/srv/my city", "--console"],
    });
  });

  it("needs nothing", () => {
    expect(parseStartOptions([])).toEqual({
      help: false,
      retryElectron: false,
      examines: false,
      forMs: 0,
      appArguments: [],
    });
  });

  it.each([["--fro", "30s"], ["--for", "30"], ["stray"], ["--city"]])("refuses %s %s", (...args) => {
    expect(() => parseStartOptions(args)).toThrow(StartOptionError);
  });
});

it("reads times", () => {
  expect(["30s", "90s", "2m", "1h"].map(durationMs)).toEqual([30_000, 90_000, 120_000, 3_600_000]);
  for (const text of ["0s", "s", "1d", "-1s", "1.5m", ""])
    expect(() => durationMs(text)).toThrow(StartOptionError);
});

it("lists each flag once", () => {
  for (const flag of ["--for", "--city", "--broker", "--console", "--language", "--data"]) {
    expect(helpText().split(`  ${flag} `)).toHaveLength(2);
  }
});
