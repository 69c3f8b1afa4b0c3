/** One full-screen page with a virtual list of many rows and nothing else: `--rows=<count>`. */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    frame: false,
    fullscreen: true,
    webPreferences: { nodeIntegration: true, contextIsolation: false, backgroundThrottling: false },
  });
  void window.loadFile("index.html", { query: { rows: app.commandLine.getSwitchValue("rows") } });
});
