/**
 * A camera for tests that run in a browser: they ask for it with `commands.startCamera` of vitest, and get the address
 * of a live stream that ffmpeg writes outside of the browser.
 */
import type { BrowserCommand } from "vitest/node";
import { type CameraServer, type LiveStream, startCameraServer, startLiveStream } from "./camera-server.ts";

export interface BrowserCamera {
  readonly windowS?: number;
  readonly sound?: boolean;
}

const running = new Map<string, { readonly server: CameraServer; readonly live: LiveStream }>();

/** The address of its list. */
export const startCamera: BrowserCommand<[camera?: BrowserCamera]> = async (_context, camera = {}) => {
  const live = await startLiveStream(camera);
  const server = await startCameraServer(live.folder, { openToPages: true });
  const url = server.playlistUrl("camera");
  running.set(url, { server, live });
  return url;
};

export const stopCamera: BrowserCommand<[url: string]> = async (_context, url) => {
  const camera = running.get(url);
  running.delete(url);
  await camera?.server.close();
  await camera?.live.stop();
};

declare module "vitest/browser" {
  interface BrowserCommands {
    startCamera(camera?: BrowserCamera): Promise<string>;
    stopCamera(url: string): Promise<void>;
  }
}
