/** Everything that `npm test` runs, in this order, and what it runs when it is named alone. To add one is to add a row. */
import { buildStep } from "../setup/build.mjs";
import { debianStep } from "../setup/debian.mjs";
import { electronStep } from "../setup/electron.mjs";
import { packagesStep } from "../setup/packages.mjs";
import { readPlaywrightReport, readVitestReport } from "./report.mjs";

/**
 * @typedef {object} Runner
 * @property {string} name
 * @property {string} part word of the command line that chooses it
 * @property {readonly import("../setup/step.mjs").Step[]} needs
 * @property {string} requires file without which it cannot run
 * @property {string} script run by Node 24
 * @property {(reportFile: string) => { args: string[], env?: Record<string, string> }} call
 * @property {((json: string) => import("./report.mjs").Counts | null) | null} read null for a runner that is one
 *   check by itself
 * @property {true} [whenNamed] takes too long to be part of everything
 */

const packages = [packagesStep];
const programs = [packagesStep, debianStep];
const everything = [packagesStep, debianStep, electronStep, buildStep];

/** @type {readonly Runner[]} */
export const runners = [
  {
    name: "typecheck",
    part: "static",
    needs: packages,
    requires: "tsconfig.json",
    script: "scripts/typecheck.mjs",
    call: () => ({ args: [] }),
    read: null,
  },
  {
    name: "lint",
    part: "static",
    needs: packages,
    requires: "biome.json",
    script: "node_modules/@biomejs/biome/bin/biome",
    call: () => ({ args: ["ci"] }),
    read: null,
  },
  {
    name: "unit tests",
    part: "unit",
    needs: programs,
    requires: "vitest.config.ts",
    script: "node_modules/vitest/vitest.mjs",
    call: (reportFile) => ({ args: vitestArguments(["unit", "main"], reportFile) }),
    read: readVitestReport,
  },
  {
    name: "renderer tests",
    part: "browser",
    needs: programs,
    requires: "vitest.config.ts",
    script: "node_modules/vitest/vitest.mjs",
    call: (reportFile) => ({ args: vitestArguments(["browser"], reportFile) }),
    read: readVitestReport,
  },
  {
    name: "end-to-end tests",
    part: "e2e",
    needs: everything,
    requires: "playwright.config.ts",
    script: "node_modules/@playwright/test/cli.js",
    call: (reportFile) => playwright("tests/e2e", reportFile),
    read: readPlaywrightReport,
  },
  {
    name: "commands of the documents",
    part: "commands",
    needs: everything,
    requires: "vitest.config.ts",
    script: "node_modules/vitest/vitest.mjs",
    call: (reportFile) => ({ args: vitestArguments(["commands"], reportFile) }),
    read: readVitestReport,
  },
  {
    name: "long end-to-end tests",
    part: "long",
    needs: everything,
    requires: "playwright.config.ts",
    script: "node_modules/@playwright/test/cli.js",
    call: (reportFile) => playwright("tests/e2e/long", reportFile),
    read: readPlaywrightReport,
    whenNamed: true,
  },
];

/**
 * @param {string} folder
 * @param {string} reportFile
 */
function playwright(folder, reportFile) {
  return {
    args: ["test", "--workers=1", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, LIVE_ROOM_E2E_FOLDER: folder },
  };
}

/**
 * @param {readonly string[]} projects
 * @param {string} reportFile
 */
function vitestArguments(projects, reportFile) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  return ["run", ...projects.flatMap((project) => ["--project", project]), ...reporters];
}

/** @param {readonly Runner[]} chosen */
export function neededSteps(chosen) {
  return everything.filter((step) => chosen.some(({ needs }) => needs.includes(step)));
}
