import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, nearest } from "./nearest.ts";
import { readEnvironment, readStationFile } from "./read.ts";
import { environmentName, type GivenSettings, settingKeys, stationJsonSchema } from "./settings.ts";
import { builtIn, settingSources, settle } from "./settle.ts";
import { changeStationFile, type FileComments, newStationFile } from "./write.ts";

const file = "liveroom.yaml";
const read = (text: string) => readStationFile(text, file);
const comments: FileComments = {
  head: "What this machine is told.\n\nSee README.",
  keys: Object.fromEntries(settingKeys.map((key) => [key, `About ${key}.`])) as FileComments["keys"],
};
const whole: GivenSettings = {
  ...{ language: "id", role: "wall", city: "36.71", data: "data", scene: "banjir", metricsPort: 9464 },
  ...{ "broker.url": "mqtts://broker.example.go.id:8883", "broker.ca": "ca.crt", "broker.user": "room-1" },
  ...{ "broker.certificate": "room-1.crt", "broker.key": "room-1.key", "broker.password": "secret:broker" },
  ...{ "updates.url": "https://pembaruan.example.go.id/live-room", "updates.key": "update-key.pem" },
  drill: "hari-biasa",
  displays: [
    {
      ...{ display: "DP-1 1920x1080+0+0", name: "Kiri", diagonalIn: 55, distanceM: 4 },
      bezelMm: { left: 2, right: 2, top: 0, bottom: 0 },
    },
  ],
};

describe("liveroom.yaml", () => {
  it("reads every key", () => {
    const { values, faults } = read(newStationFile(whole, comments));
    expect(faults).toEqual([]);
    expect(values).toEqual(whole);
  });

  it("an empty file says nothing, and is no fault", () => {
    expect(read("# nothing yet\n")).toEqual({ values: {}, faults: [] });
  });

  it("names keys that nobody knows with their line and the nearest one, and uses the rest", () => {
    const { values, faults } = read(
      "langauge: en\nrole: wall\nbroker:\n  url: mqtts://b:8883\n  certficate: x\nmetrics-port: 9464\ndisplays:\n  - { display: A, diagonalIn: 55, distanceM: 4, diagonl: 3 }\nqqqqqqqq: 1\n",
    );
    expect(faults.map(({ line, key, nearest, severity }) => [line, key, nearest, severity])).toEqual([
      [1, "langauge", "language", "warning"],
      [5, "broker.certficate", "certificate", "warning"],
      [6, "metrics-port", "metricsPort", "warning"],
      [8, "displays[0].diagonl", "diagonalIn", "warning"],
      [9, "qqqqqqqq", null, "warning"],
    ]);
    expect(values).toMatchObject({ role: "wall", "broker.url": "mqtts://b:8883" });
    expect(values.displays).toHaveLength(1);
    expect(values.language).toBeUndefined();
  });

  it("names wrong values with their line and what was expected", () => {
    const { values, faults } = read(
      "city: 36.71\nrole: screen\nscene: banjir\nbroker:\n  url: http://x\ndisplays:\n  - display: A\n    diagonalIn: 1\n    distanceM: 4\n",
    );
    expect(faults.map(({ line, key, expected, severity }) => [line, key, expected, severity])).toEqual([
      [1, "city", "a text (numbers and codes in quotes)", "error"],
      [2, "role", "one of both, console, wall", "error"],
      [5, "broker.url", "mqtts://host:port or mqtt://host:port, without a user and a password", "error"],
      [8, "displays[0].diagonalIn", "at least 5 inches", "error"],
    ]);
    expect(values).toEqual({ scene: "banjir" });
  });

  it.each([
    "broker: { password: Rahasia123 }",
    "broker:\n  password:Rahasia123\n",
    "broker:\n  url: mqtts://room:Rahasia123@broker:8883\n",
    "broker:\n  password: [Rahasia123\n",
  ])("repeats no password: %j", (text) => {
    const { faults } = read(text);
    expect(faults).not.toEqual([]);
    expect(JSON.stringify(faults)).not.toContain("Rahasia123");
  });

  it("the schema for editors is the code's", async () => {
    const text = `${JSON.stringify(stationJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../../resources/liveroom.schema.json");
  });
});

describe("the environment", () => {
  it("has one name for each key", () => {
    expect(settingKeys.map(environmentName)).toContain("LIVEROOM_BROKER_URL");
    expect(environmentName("metricsPort")).toBe("LIVEROOM_METRICS_PORT");
    expect(new Set(settingKeys.map(environmentName)).size).toBe(settingKeys.length);
  });

  it("is read, and what nobody knows is named with the nearest one", () => {
    const { values, faults } = readEnvironment({
      ...{ HOME: "/x", LIVEROOM_CONFIG: "/y", LIVE_ROOM_NODE: "node", LIVEROOM_METRICS_PORT: "9464" },
      LIVEROOM_DISPLAYS: "[{ display: A, diagonalIn: 55, distanceM: 4 }]",
      ...{ LIVEROOM_LANGAUGE: "en", LIVEROOM_ROLE: "screen", LIVEROOM_CITY: "" },
    });
    expect(values).toMatchObject({ metricsPort: 9464, displays: [{ display: "A", diagonalIn: 55 }] });
    expect(faults).toMatchObject([
      { code: "unknown-key", file: "LIVEROOM_LANGAUGE", nearest: "LIVEROOM_LANGUAGE", severity: "warning" },
      { code: "schema", file: "LIVEROOM_ROLE", expected: "one of both, console, wall", severity: "error" },
    ]);
  });
});

describe("precedence", () => {
  it("built-in < file < environment < command line, key by key", () => {
    const settled = settle({
      file: { language: "id", scene: "harian", role: "wall" },
      environment: { scene: "banjir", language: "en" },
      "command-line": { language: "id" },
    });
    expect(settled.values).toEqual({ ...builtIn, language: "id", scene: "banjir", role: "wall" });
    expect(settled.sources).toMatchObject({
      ...{
        language: "command-line",
        scene: "environment",
        role: "file",
        displays: "built-in",
        city: "built-in",
      },
    });
  });

  it("whatever is given, the highest place that says something is in force", () => {
    const given = fc.record(
      { scene: fc.string({ minLength: 1 }), city: fc.string({ minLength: 1 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(given, given, given, (ofFile, environment, line) => {
        const layers = { file: ofFile, environment, "command-line": line };
        const { values, sources } = settle(layers);
        for (const key of ["scene", "city"] as const) {
          const expected = line[key] ?? environment[key] ?? ofFile[key];
          if (values[key] !== expected) return false;
          const higher = settingSources.slice(settingSources.indexOf(sources[key]) + 1);
          if (higher.some((each) => each !== "built-in" && layers[each][key] !== undefined)) return false;
        }
        return true;
      }),
      { numRuns: 50 },
    );
  });
});

describe("writing", () => {
  const written = `# Ruang komando lantai 2
role: both # satu layar saja

# jangan diubah tanpa memberi tahu Pak Dedi
broker:
  url: mqtts://lama:8883 # sampai Maret
  ca: ca.crt

displays: []
`;

  it("keeps comments and order, and changes what is meant alone", () => {
    const text = changeStationFile(
      written,
      { "broker.url": "mqtts://baru:8883", "broker.ca": null, role: "wall", scene: "banjir" },
      comments,
    );
    expect(text).toContain("# Ruang komando lantai 2\nrole: wall # satu layar saja\n");
    expect(text).toContain(
      "# jangan diubah tanpa memberi tahu Pak Dedi\nbroker:\n  url: mqtts://baru:8883 # sampai Maret\n",
    );
    expect(text).toContain("\n# About scene.\nscene: banjir\n");
    expect(text).not.toContain("ca.crt");
    expect(read(text)).toEqual({
      values: { role: "wall", "broker.url": "mqtts://baru:8883", displays: [], scene: "banjir" },
      faults: [],
    });
  });

  it("a broker without keys is no broker", () => {
    const text = changeStationFile(
      "broker:\n  url: mqtts://x:8883\nrole: wall\n",
      { "broker.url": null },
      comments,
    );
    expect(text).toBe("role: wall\n");
  });

  it("a new file has its schema, its head, and a comment at every key", () => {
    const text = newStationFile(whole, comments);
    expect(text.startsWith("# yaml-language-server: $schema=./liveroom.schema.json\n")).toBe(true);
    expect(text).toContain("# What this machine is told.");
    for (const key of settingKeys) expect(text).toContain(`# About ${key}.\n`);
    expect(text).toContain('city: "36.71"');
  });

  it("what comes out reads back as what was meant", () => {
    const change = fc.record(
      {
        language: fc.constantFrom("id" as const, "en" as const, null),
        scene: fc.oneof(
          fc
            .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
            .filter((text) => text.trim() === text && text !== ""),
          fc.constant(null),
        ),
        metricsPort: fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.constant(null)),
        "broker.user": fc.oneof(fc.constantFrom("no", "1e3", "# x", "a: b", "'", "36.71"), fc.constant(null)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, (changed) => {
        const { values, faults } = read(changeStationFile(written, changed, comments));
        const kept = read(written).values;
        const expected = { ...kept, ...changed };
        for (const [key, value] of Object.entries(expected))
          if (value === null) delete (expected as Record<string, unknown>)[key];
        expect(faults).toEqual([]);
        expect(values).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the nearest name", () => {
  it("is the one with the fewest changes", () => {
    expect(nearest("Languge", ["role", "language"])).toBe("language");
    expect(nearest("broker-certificate", settingKeys)).toBe("broker.certificate");
    expect(nearest("zzzzzz", settingKeys)).toBeNull();
    expect(nearest("x", [])).toBeNull();
  });

  it("counts changes the same both ways", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        const changes = distance(one, other);
        return changes === distance(other, one) && (changes === 0) === (one === other);
      }),
      { numRuns: 50 },
    );
  });
});
