import { expect, it } from "vitest";
import { chooseElectron } from "./electron-choice.mjs";

const nothing = {
  override: null,
  official: null,
  unavailable: null,
  retry: false,
  evaluation: null,
  evaluationFits: true,
};

it("takes the folder that the user names before everything else", () => {
  const override = { folder: "/opt/e", executable: "/opt/e/electron" };
  expect(chooseElectron({ ...nothing, override, official: "/m/electron" })).toEqual({
    choice: "use",
    runtime: { kind: "override", executable: "/opt/e/electron" },
  });
});

it("refuses a named folder without Electron rather than taking another", () => {
  const override = { folder: "/opt/e", executable: null };
  expect(chooseElectron({ ...nothing, override, official: "/m/electron" })).toMatchObject({
    choice: "refuse",
    found: "none in /opt/e",
  });
});

it("takes the official one that is installed, even when an evaluation runtime is there", () => {
  expect(chooseElectron({ ...nothing, official: "/m/electron", evaluation: "/c/electron" })).toMatchObject({
    runtime: { kind: "official" },
  });
});

it("tries the official one before the evaluation runtime", () => {
  expect(chooseElectron({ ...nothing, evaluation: "/c/electron" })).toEqual({ choice: "get-official" });
});

it("does not try again what could not be had, unless asked to", () => {
  const known = { ...nothing, unavailable: "fetch failed", evaluation: "/c/electron" };
  expect(chooseElectron(known)).toMatchObject({ runtime: { kind: "evaluation", executable: "/c/electron" } });
  expect(chooseElectron({ ...known, retry: true })).toEqual({ choice: "get-official" });
});

it("gets the evaluation runtime where it fits, and says why not where it does not", () => {
  const known = { ...nothing, unavailable: "fetch failed" };
  expect(chooseElectron(known)).toEqual({ choice: "get-evaluation" });
  expect(chooseElectron({ ...known, evaluationFits: false })).toMatchObject({
    choice: "refuse",
    found: "fetch failed",
  });
});
