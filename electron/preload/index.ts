/** The one bridge: hands the page a port to the core whenever there is one, and nothing else. */
import { ipcRenderer } from "electron";

const ownOrigin = window.location.origin;

window.addEventListener("message", (event) => {
  if (event.source === window && event.data === "page-ready") ipcRenderer.send("page-ready");
});

ipcRenderer.on("core-port", (event) => window.postMessage("core-port", ownOrigin, [...event.ports]));
ipcRenderer.on("core-gone", () => window.postMessage("core-gone", ownOrigin));
