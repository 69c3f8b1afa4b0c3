import { describe, expect, it } from "vitest";
import { OptionError, parseOptions } from "./options.ts";

describe("parseOptions", () => {
  it("reads every option and leaves Chromium's switches alone", () => {
    const options = parseOptions([
      "--remote-debugging-port=0",
      "--city",
      "x/71.71",
      "--broker=mqtts://user:secret@broker:8883",
      "--broker-ca",
      "ca.pem",
      "--drill",
      "latihan-beban",
      "--drill-speed",
      "12.5",
      "--language",
      "en",
      "--console",
      "--for",
      "90s",
    ]);
    expect(options).toEqual({
      city: "x/71.71",
      broker: "mqtts://user:secret@broker:8883",
      brokerTls: { caFile: "ca.pem" },
      brokerUser: null,
      drill: "latihan-beban",
      drillSpeed: 12.5,
      data: null,
      scene: null,
      language: "en",
      ...{ config: null, setup: false, role: null },
      console: true,
      forMs: 90_000,
      metricsPort: null,
      ...{ doctor: false, json: false, bundle: null, wayBack: false, updates: null, updateKey: null },
    });
    const own = parseOptions(["--setup", "--config", "liveroom.yaml", "--role", "wall"]);
    expect(own).toMatchObject({ setup: true, config: "liveroom.yaml", role: "wall" });
    const doctor = parseOptions(["--doctor", "--json", "--bundle", "x.zip", "--metrics-port", "9464"]);
    expect(parseOptions(["--way-back"]).wayBack).toBe(true);
    expect(doctor).toMatchObject({ doctor: true, json: true, bundle: "x.zip", metricsPort: 9464 });
  });

  it.each([
    [["--broker", "http://x"], /--broker: expected mqtt/],
    [["--broker", "ws://user:secret@x"], /…@x/],
    [["--language", "fr"], /--language: expected id or en, found fr/],
    [["--role", "screen"], /--role: expected one of both, console, wall, found screen/],
    [["--drill-speed", "0"], /--drill-speed: expected a number from 0.1 to 100, found 0/],
    [["--drill-speed", "fast"], /--drill-speed: expected a number/],
    [["--for", "soon"], /--for: expected a time/],
    [["--metrics-port", "0"], /--metrics-port: expected a port/],
    [["--city"], /--city: expected a value/],
  ])("refuses %j with what was expected", (args, message) => {
    expect(() => parseOptions(args)).toThrow(OptionError);
    expect(() => parseOptions(args)).toThrow(message);
  });
});
