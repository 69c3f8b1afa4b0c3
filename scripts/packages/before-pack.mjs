export { beforePack as default } from "./official.mjs";
