/** One full-screen page that subscribes with mqtt.js itself: `--broker=<url> --root=<topic>`. */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    frame: false,
    fullscreen: true,
    webPreferences: { nodeIntegration: true, contextIsolation: false, backgroundThrottling: false },
  });
  const query = {
    broker: app.commandLine.getSwitchValue("broker"),
    root: app.commandLine.getSwitchValue("root"),
  };
  void window.loadFile("index.html", { query });
});
