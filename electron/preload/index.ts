/**
 * The one bridge: hands the page a port to the core whenever there is one, answers main's beat when the page's script
 * runs, and again when it has painted, and says when the page shows its content. Nothing else.
 */
import { ipcRenderer } from "electron";

const ownOrigin = window.location.origin;

window.addEventListener("message", (event) => {
  if (event.source !== window) return;
  if (event.data === "page-ready") ipcRenderer.send("page-ready");
  if (event.data === "page-shown") ipcRenderer.send("page-shown");
});

ipcRenderer.on("core-port", (event) => window.postMessage("core-port", ownOrigin, [...event.ports]));
ipcRenderer.on("core-gone", () => window.postMessage("core-gone", ownOrigin));

ipcRenderer.on("page-pulse", () => {
  ipcRenderer.send("page-alive");
  window.requestAnimationFrame(() => ipcRenderer.send("page-painted"));
});
