/** The shape of a set-up step. */

/**
 * @typedef {object} SetupContext
 * @property {string} root the project's folder
 * @property {"start" | "test"} mode
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} virtualDisplays whether an X server of our own will be started
 * @property {boolean} retryElectron asks for the official Electron again although it could not be had before
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {(context: SetupContext) => string | null | Promise<string | null>} needed why there is something to do,
 *   or null when all is there. Cheap, offline, changes nothing. Throws `SetupFailure` for what no step can mend.
 * @property {(context: SetupContext, progress: import("./progress.mjs").Progress) => Promise<void>} run throws
 *   `SetupFailure`
 */

export {};
