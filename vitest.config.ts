import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { startCamera, stopCamera } from "./tests/peers/browser-camera.ts";

/**
 * Four projects: `unit` in Node for what is pure or the core's, `main` for what stands on a mocked Electron, `commands`
 * for the documents' commands, and `browser` (`*.browser.test.tsx`) in Debian's Chromium, the young end of the engine
 * range whose old end the end-to-end tests cover.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          // It ends a test that hangs; on a machine that does much else the usual one ends tests that are only slow.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Many of these wait for a broker, a file or a process more than they compute, and none mocks a module:
          // files share a worker and what it has loaded, and there are more workers than processors.
          isolate: false,
          maxWorkers: 4,
          include: ["{electron,renderer,shared,scripts,tests}/**/*.test.{ts,tsx}"],
          exclude: [
            ...["**/*.browser.test.*", "electron/main/**", "node_modules/**"],
            ...["tests/e2e/**", "tests/commands/**"],
          ],
        },
      },
      {
        test: {
          name: "commands",
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 60_000,
          include: ["tests/commands/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "main",
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ["electron/main/**/*.test.ts"],
        },
      },
      {
        plugins: [react()],
        optimizeDeps: {
          include: [
            "react",
            "react-dom/client",
            "hls.js",
            "i18next",
            "react-i18next",
            "zod",
            "@tanstack/react-virtual",
            "maplibre-gl",
            "pmtiles",
            "supercluster",
            "uplot",
            "yaml",
          ],
        },
        test: {
          name: "browser",
          testTimeout: 60_000,
          include: ["renderer/**/*.browser.test.{ts,tsx}"],
          fileParallelism: false,
          browser: {
            enabled: true,
            commands: { startCamera, stopCamera },
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
                args: [
                  "--no-sandbox",
                  "--disable-quic",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--autoplay-policy=no-user-gesture-required",
                  "--disable-gpu-rasterization",
                  "--use-angle=swiftshader",
                  "--enable-unsafe-swiftshader",
                ],
              },
            }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 720 } }],
          },
        },
      },
    ],
  },
});
