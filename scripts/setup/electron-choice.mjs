/**
 * Which Electron runs the room. Pure.
 *
 * Order: the one that the user names, the official one that is installed, the official one that can be had, the
 * evaluation runtime. What could not be had once is not asked for again until the user wants it.
 */

/**
 * @typedef {object} ElectronFacts what is on this machine
 * @property {{ folder: string, executable: string | null } | null} override ELECTRON_OVERRIDE_DIST_PATH
 * @property {string | null} official executable
 * @property {string | null} unavailable why the official one could not be had last time
 * @property {boolean} retry
 * @property {string | null} evaluation executable, complete and current
 * @property {boolean} evaluationFits whether there is an evaluation runtime for this kind of machine
 */

/**
 * @typedef {{ kind: "override" | "official" | "evaluation", executable: string }} ElectronRuntime
 * @typedef {{ choice: "use", runtime: ElectronRuntime }
 *   | { choice: "get-official" }
 *   | { choice: "get-evaluation" }
 *   | { choice: "refuse", expected: string, found: string, todo: string }} ElectronChoice
 */

/**
 * @param {ElectronFacts} facts
 * @returns {ElectronChoice}
 */
export function chooseElectron({ override, official, unavailable, retry, evaluation, evaluationFits }) {
  if (override !== null) {
    if (override.executable !== null) return use("override", override.executable);
    return {
      choice: "refuse",
      expected: "ELECTRON_OVERRIDE_DIST_PATH to name a folder with Electron's executable in it",
      found: `none in ${override.folder}`,
      todo: "correct the variable, or unset it to let the set-up find an Electron",
    };
  }
  if (official !== null) return use("official", official);
  if (unavailable === null || retry) return { choice: "get-official" };
  if (!evaluationFits) {
    return {
      choice: "refuse",
      expected: "the official Electron binary; there is no evaluation runtime for this kind of machine",
      found: unavailable,
      todo: "set ELECTRON_MIRROR or a proxy that reaches Electron's releases, then start with --retry-electron; or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron",
    };
  }
  return evaluation === null ? { choice: "get-evaluation" } : use("evaluation", evaluation);
}

/**
 * @param {ElectronRuntime["kind"]} kind
 * @param {string} executable
 * @returns {ElectronChoice}
 */
function use(kind, executable) {
  return { choice: "use", runtime: { kind, executable } };
}
