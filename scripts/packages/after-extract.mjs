export { afterExtract as default } from "./official.mjs";
