/** One full-screen window of a page: `--page=<url>`. */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    frame: false,
    fullscreen: true,
    webPreferences: { backgroundThrottling: false },
  });
  void window.loadURL(app.commandLine.getSwitchValue("page"));
});
