/**
 * What nobody may write in the sources of the app's main process and pages, after Electron's security checklist.
 * What is decided at run time is tested beside electron/main/security.ts.
 */
import type { ESTree } from "vite";
import { type Finding, findingAt, nodesOf, type Source } from "./source.ts";

const windowClasses = new Set(["BrowserWindow", "BrowserView", "WebContentsView"]);
const weakening =
  /^(sandbox|contextIsolation|nodeIntegration.*|webSecurity|webviewTag|allowRunning.*|experimental.*|enableBlink.*|plugins)$/;

export function windowsIn(source: Source): ESTree.NewExpression[] {
  return nodesOf(source).filter(
    (node) =>
      node.type === "NewExpression" &&
      node.callee.type === "Identifier" &&
      windowClasses.has(node.callee.name),
  ) as ESTree.NewExpression[];
}

/** Windows whose preferences are not `lockedPreferences` and harmless settings beside them. */
export function openWindows(source: Source): Finding[] {
  return windowsIn(source)
    .filter((created) => !isLocked(created))
    .map((created) => findingAt(source, created.start, "opens a window that is not locked"));
}

function isLocked({ arguments: [options] }: ESTree.NewExpression): boolean {
  if (options?.type !== "ObjectExpression") return false;
  // What comes last counts: no spread may follow that could bring other preferences.
  const last = options.properties.at(-1);
  if (last?.type !== "Property" || nameOf(last.key) !== "webPreferences") return false;
  if (last.value.type !== "ObjectExpression") return false;
  const [locked, ...others] = last.value.properties;
  return (
    locked?.type === "SpreadElement" &&
    nameOf(locked.argument) === "lockedPreferences" &&
    others.every((one) => one.type === "Property" && !one.computed && !weakening.test(nameOf(one.key)))
  );
}

const forbiddenNames = new Set([
  "shell",
  "openExternal",
  "webview",
  "iframe",
  "eval",
  "Function",
  "executeJavaScript",
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "dangerouslySetInnerHTML",
  "loadFile",
  "exposeInMainWorld",
]);

/** One finding a line: `shell.openExternal` is one way out. */
export function waysOut(source: Source): Finding[] {
  const found = nodesOf(source).flatMap((node) => {
    if (node.type === "Identifier" || node.type === "JSXIdentifier")
      return forbiddenNames.has(node.name) ? [findingAt(source, node.start, "leads out of the sandbox")] : [];
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return [];
    return nameOf(node.callee.property) === "loadURL" && !isOwnUrl(node.arguments[0])
      ? [findingAt(source, node.start, "loads what is not ours")]
      : [];
  });
  return [...new Set(found)];
}

/** `${appOrigin}/…` */
function isOwnUrl(node: ESTree.Node | undefined): boolean {
  return (
    node?.type === "TemplateLiteral" &&
    node.quasis[0]?.value.raw === "" &&
    node.quasis[1]?.value.raw.startsWith("/") === true &&
    nameOf(node.expressions[0]) === "appOrigin"
  );
}

function nameOf(node: ESTree.Node | undefined): string {
  if (node?.type === "Identifier") return node.name;
  return node?.type === "Literal" ? String(node.value) : "";
}
