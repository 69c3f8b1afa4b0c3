/**
 * What draws on a machine without a graphics device. Chromium finds out by starting a process that fails and then another
 * one; a page that asks for its drawing in between can wait for an answer that never comes, and then shows nothing.
 */
import { existsSync } from "node:fs";
import { app } from "electron";

/** Where Linux lists graphics devices, those of virtual machines too; the second is NVIDIA's own driver without the first. */
const devices = ["/dev/dri", "/dev/nvidia0"];

/** Before the app is ready; elsewhere than on Linux Chromium decides. */
export function drawInSoftwareWithoutDevice(): void {
  if (process.platform !== "linux" || devices.some((path) => existsSync(path))) return;
  app.commandLine.appendSwitch("disable-gpu");
  // Newer Chromium asks for this to draw WebGL so; every page is our own.
  app.commandLine.appendSwitch("enable-unsafe-swiftshader");
}
