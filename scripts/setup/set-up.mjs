/**
 * Goes through the steps. What is there is left alone: with nothing missing this makes no network access, changes
 * no file and takes a fraction of a second.
 */
import { SetupFailure } from "./failure.mjs";
import { steps } from "./steps.mjs";

/**
 * False when a step failed; then what was expected, what came and what to do has been said.
 * @param {import("./step.mjs").SetupContext} context
 * @param {import("./progress.mjs").Progress} progress
 * @param {readonly import("./step.mjs").Step[]} [table]
 * @returns {Promise<boolean>}
 */
export async function setUp(context, progress, table = steps) {
  for (const [index, step] of table.entries()) {
    const title = `[${index + 1}/${table.length}] ${step.name}`;
    try {
      const reason = await step.needed(context);
      progress.title(`${title}: ${reason ?? "ready"}`);
      if (reason === null) continue;
      const startedAt = performance.now();
      await step.run(context, progress);
      progress.say(`done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (!(error instanceof SetupFailure)) throw error;
      progress.fail(`${title} failed`, error.message);
      return false;
    }
  }
  return true;
}
