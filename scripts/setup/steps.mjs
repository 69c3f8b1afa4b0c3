/** Everything that `npm start` and `npm test` set up, in this order. To add a step is to add a row. */
import { buildStep } from "./build.mjs";
import { debianStep } from "./debian.mjs";
import { electronStep } from "./electron.mjs";
import { packagesStep } from "./packages.mjs";

/** @type {readonly import("./step.mjs").Step[]} */
export const steps = [packagesStep, debianStep, electronStep, buildStep];
