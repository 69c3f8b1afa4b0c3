import { expect, it } from "vitest";
import { findDisplay, x11Addresses } from "./display.mjs";

it("knows where a display's server listens", () => {
  const local = { path: "/tmp/.X11-unix/X90" };
  for (const text of [":90", ":90.0", "unix:90"]) expect(x11Addresses(text)).toContainEqual(local);
  expect(x11Addresses("localhost:10.0")).toEqual([{ host: "localhost", port: 6010 }]);
  for (const text of ["", "0", "nonsense"]) expect(x11Addresses(text)).toEqual([]);
});

it.runIf(process.platform === "linux")("finds none when nobody listens, and says why", async () => {
  expect(await findDisplay({})).toEqual({
    kind: "none",
    reason: "neither DISPLAY nor WAYLAND_DISPLAY is set",
  });
  expect(await findDisplay({ DISPLAY: ":65000" })).toEqual({
    kind: "none",
    reason: "DISPLAY=:65000 does not answer",
  });
});
