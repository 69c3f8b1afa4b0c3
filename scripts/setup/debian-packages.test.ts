import { describe, expect, it } from "vitest";
import { aptPercent, installCommand, missingPackages, wantedPackages } from "./debian-packages.mjs";

describe("wantedPackages", () => {
  const first = (options: Parameters<typeof wantedPackages>[0]) =>
    wantedPackages(options).map(({ names }) => names[0]);

  it("asks a desktop for Electron's libraries only", () => {
    const names = first({ mode: "start", virtualDisplays: false, env: {} });
    expect(names).toContain("libgtk-3-0");
    expect(names).not.toContain("xserver-xorg-core");
    expect(names).not.toContain("mosquitto");
  });

  it("asks for an X server where there is no display", () => {
    expect(first({ mode: "start", virtualDisplays: true, env: {} })).toContain("xserver-xorg-video-dummy");
  });

  it("takes the Chromium that was named", () => {
    const names = first({ mode: "test", virtualDisplays: true, env: { CHROMIUM_PATH: "/opt/chromium" } });
    expect(names).toContain("ffmpeg");
    expect(names).not.toContain("chromium");
  });
});

describe("missingPackages", () => {
  const wanted = [
    { for: "electron" as const, names: ["libgtk-3-0", "libgtk-3-0t64"] },
    { for: "electron" as const, names: ["libnss3"] },
    { for: "tests" as const, names: ["ffmpeg"] },
  ];

  it("counts a package as there only when it is installed, under any of its names", () => {
    expect(missingPackages(wanted, "ii libgtk-3-0t64\nii libnss3\nii ffmpeg\n")).toEqual([]);
    expect(missingPackages(wanted, "ii libgtk-3-0\nrc libnss3\n")).toEqual(["libnss3", "ffmpeg"]);
    expect(missingPackages(wanted, "")).toEqual(["libgtk-3-0", "libnss3", "ffmpeg"]);
  });
});

it("gives one command", () => {
  expect(installCommand(["a", "b"], "sudo sh -c")).toBe(
    "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends a b'",
  );
});

it("reads apt's progress", () => {
  expect(aptPercent("dlstatus:1:50.0000:Retrieving file 1 of 2")).toBe(25);
  expect(aptPercent("pmstatus:libnss3:50.0000:Installing libnss3 (amd64)")).toBe(75);
  expect(aptPercent("Setting up libnss3 ...")).toBeNull();
});
