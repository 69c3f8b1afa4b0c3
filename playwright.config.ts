import { defineConfig } from "@playwright/test";

const folder = process.env.LIVE_ROOM_E2E_FOLDER ?? "tests/e2e";

/**
 * The real Electron on virtual displays: one room at a time, since a wall takes the whole desktop. A failure stands:
 * what needs a second try is a bug of the room or of its test.
 */
export default defineConfig({
  testDir: folder,
  testMatch: "**/*.test.ts",
  testIgnore: folder.endsWith("/long") ? [] : "**/long/**",
  outputDir: "out/e2e/results",
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  // A machine without a graphics card, that does other things too, is slow; nothing here waits when it need not.
  timeout: 300_000,
  expect: { timeout: 30_000 },
});
