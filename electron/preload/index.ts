/**
 * The one bridge: hands the page a port to the core whenever there is one, answers main's beat when the page's script
 * runs, and again when it has painted. Nothing else.
 */
import { ipcRenderer } from "electron";

const ownOrigin = window.location.origin;

window.addEventListener("message", (event) => {
  if (event.source === window && event.data === "page-ready") ipcRenderer.send("page-ready");
});

ipcRenderer.on("core-port", (event) => window.postMessage("core-port", ownOrigin, [...event.ports]));
ipcRenderer.on("core-gone", () => window.postMessage("core-gone", ownOrigin));

ipcRenderer.on("page-pulse", () => {
  ipcRenderer.send("page-alive");
  window.requestAnimationFrame(() => ipcRenderer.send("page-painted"));
});
