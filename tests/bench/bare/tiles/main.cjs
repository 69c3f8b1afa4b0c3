/** One full-screen page of hls.js players as its guide has them: `--origin=<url> --cameras=<id,id,…>`. */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
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
    cameras: app.commandLine.getSwitchValue("cameras"),
  };
  void window.loadFile("index.html", { query });
});
