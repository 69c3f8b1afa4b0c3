/**
 * One full-screen page that plays cameras while a report is open: `--broker=<url> --root=<topic> --origin=<url>
 * --cameras=<id,id,…>`.
 */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    frame: false,
    fullscreen: true,
    webPreferences: {
      nodeIntegration: true,
      contextIsolation: false,
      // The cameras send no CORS headers.
      webSecurity: false,
      backgroundThrottling: false,
      autoplayPolicy: "no-user-gesture-required",
    },
  });
  const given = ["broker", "root", "origin", "cameras"];
  const query = Object.fromEntries(given.map((name) => [name, app.commandLine.getSwitchValue(name)]));
  void window.loadFile("index.html", { query });
});
