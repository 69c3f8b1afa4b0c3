import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWindows, waysOut, windowsIn } from "./sandbox.ts";
import { parseSource, readSources, root } from "./source.ts";

describe("the sources", () => {
  const sources = readSources("electron/main", "electron/preload", "renderer");

  it("open every window locked", () => {
    expect(sources.flatMap(windowsIn).length).toBeGreaterThanOrEqual(2);
    expect(sources.flatMap(openWindows)).toEqual([]);
  });

  it("use nothing that leads out of the sandbox", () => {
    // The one door for calls and chats, whose guard is tested beside it: its import, and its only use.
    const door = (file: string) => file === "electron/main/security.ts";
    expect(sources.filter(({ file }) => !door(file)).flatMap(waysOut)).toEqual([]);
    expect(sources.filter(({ file }) => door(file)).flatMap(waysOut)).toHaveLength(2);
  });

  it("have pages without inline code and without a foreign address", () => {
    for (const page of ["wall", "console", "fatal", "setup"]) {
      const html = readFileSync(join(root, "renderer", page, "index.html"), "utf8");
      expect(html).not.toMatch(/<webview|<iframe|<style|\son\w+=|javascript:|https?:/i);
      expect(html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="./main.tsx">']);
    }
  });

  it.each([
    "new BrowserWindow()",
    "new BrowserWindow({ width: 1 })",
    "new BrowserWindow({ webPreferences: { preload } })",
    "new BrowserWindow({ webPreferences })",
    "new BrowserWindow({ webPreferences: { ...lockedPreferences, sandbox: false } })",
    'new BrowserWindow({ webPreferences: { ...lockedPreferences, "webSecurity": false } })',
    "new BrowserWindow({ webPreferences: { ...lockedPreferences, nodeIntegrationInWorker: true } })",
    "new BrowserWindow({ webPreferences: { ...lockedPreferences, ...others } })",
    "new BrowserWindow({ webPreferences: { ...lockedPreferences }, ...options })",
    "new WebContentsView({})",
  ])("are caught with %s", (text) => {
    expect(openWindows(parseSource("electron/main/a.ts", text))).toHaveLength(1);
  });

  it.each([
    "shell.openExternal(url)",
    'import { shell } from "electron"',
    "const x = <webview src={url} />",
    "const x = <iframe src={url} />",
    "eval(text)",
    "new Function(text)",
    "window.webContents.executeJavaScript(text)",
    "element.innerHTML = text",
    "const x = <p dangerouslySetInnerHTML={{ __html: text }} />",
    'window.loadURL("https://evil.example")',
    "window.loadFile(path)",
    'contextBridge.exposeInMainWorld("ipc", ipcRenderer)',
  ])("are caught with %s", (text) => {
    expect(waysOut(parseSource("electron/main/a.tsx", text))).toHaveLength(1);
  });
});
