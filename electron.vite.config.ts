import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { lateShapes } from "./scripts/build/lateShapes.ts";

const root = import.meta.dirname;
/** Licences ask for their text in every copy, and a bundle has no package folders to hold them. */
const bundledLicences = { fileName: "licenses.md" };

/** Left to the pages and panels that import it: what only heavy panels need, and a language that is not shown. */
const apart = [
  /node_modules\/(hls\.js|maplibre|pmtiles|fflate|supercluster|kdbush|marked)/,
  /renderer\/(camera|panels\/(cameras|map)|ui\/texts)\//,
  /resources\/locales|shared\/domain\/log\/markdown/,
];

function isCommon(module: string): boolean {
  return !apart.some((part) => part.test(module));
}

/**
 * Three bundles with one engine range: Electron 45 down to the evaluation runtime (Electron 25: Node 18,
 * Chromium 114). The core is built with main's settings but runs on Node 24 in both.
 */
export default defineConfig({
  main: {
    plugins: [lateShapes()],
    build: {
      outDir: "out/main",
      target: "node18",
      license: bundledLicences,
      sourcemap: true,
      // A start waits for main and the core: what they need at once is one file rather than a hundred to look up.
      // canonicalize is a module of the new kind alone, which a bundle of the old kind cannot call.
      externalizeDeps: { exclude: ["canonicalize", "marked", "zod", "mqtt", "yaml"] },
      rollupOptions: {
        input: {
          start: resolve(root, "electron/main/start/index.ts"),
          chosen: resolve(root, "electron/main/start/chosen.ts"),
          index: resolve(root, "electron/main/index.ts"),
          core: resolve(root, "electron/core/index.ts"),
        },
        output: {
          format: "cjs",
          entryFileNames: "[name].cjs",
          chunkFileNames: "chunks/[name]-[hash].cjs",
          // Apart from the core, or main would load all of it for a few lines of the bundler that stand in it.
          codeSplitting: { groups: [{ name: "yaml", test: /node_modules\/yaml/ }] },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      target: "node18",
      rollupOptions: {
        input: { index: resolve(root, "electron/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: resolve(root, "renderer"),
    publicDir: false,
    plugins: [react(), lateShapes()],
    worker: { format: "es" },
    // The texts: a page reads JSON several times as fast as a program that says the same.
    json: { stringify: true, namedExports: false },
    build: {
      outDir: "out/renderer",
      target: "chrome114",
      license: bundledLicences,
      sourcemap: true,
      // electron-vite's default is not to; a page parses all of it before it shows anything.
      minify: true,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          wall: resolve(root, "renderer/wall/index.html"),
          console: resolve(root, "renderer/console/index.html"),
          fatal: resolve(root, "renderer/fatal/index.html"),
          setup: resolve(root, "renderer/setup/index.html"),
        },
        output: {
          // What pages have in common is one file, which each of them reads before it shows anything.
          codeSplitting: { groups: [{ name: "pages", minShareCount: 2, test: isCommon }] },
        },
      },
    },
  },
});
