/**
 * Full-screen pages of hls.js players as its guide has them: `--origin=<url> --cameras=<id,id,…>`, on the first display
 * or, with `--all-displays`, an equal part on each.
 */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  const displays = app.commandLine.hasSwitch("all-displays")
    ? screen.getAllDisplays()
    : [screen.getPrimaryDisplay()];
  const cameras = app.commandLine.getSwitchValue("cameras").split(",");
  const each = Math.ceil(cameras.length / displays.length);
  displays.forEach((display, n) => {
    const window = new BrowserWindow({
      ...display.bounds,
      frame: false,
      fullscreen: true,
      webPreferences: {
        // The cameras send no CORS headers.
        webSecurity: false,
        backgroundThrottling: false,
        autoplayPolicy: "no-user-gesture-required",
      },
    });
    const query = {
      origin: app.commandLine.getSwitchValue("origin"),
      cameras: cameras.slice(n * each, (n + 1) * each).join(","),
    };
    void window.loadFile("index.html", { query });
  });
});
