/** The least that opens a full-screen page on each display. */
const { app, BrowserWindow, screen } = require("electron");

void app.whenReady().then(() => {
  for (const { bounds } of screen.getAllDisplays()) {
    const window = new BrowserWindow({ ...bounds, frame: false, fullscreen: true });
    void window.loadFile("index.html");
  }
});
