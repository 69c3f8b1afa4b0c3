/**
 * `npm run city:check -- <folder>`: lists every fault of a city folder as `file:line:column expected … found …`.
 * Exit code 0 when there is no error (warnings are allowed), 1 when there is one, 2 when called wrongly.
 */
import { join } from "node:path";
import { loadCity } from "../electron/core/city/load.ts";

const folder = process.argv[2];
if (folder === undefined || process.argv.length > 3) {
  console.error("Usage: npm run city:check -- <folder>   (for example resources/cities/36.71)");
  process.exit(2);
}

const { city, faults } = await loadCity(folder);
for (const { severity, file, line, column, path, expected, found } of faults) {
  const where = path === "" ? "" : `${path}: `;
  console.log(
    `${join(folder, file)}:${line}:${column} ${severity}: ${where}expected ${expected}, found ${found}`,
  );
}
const errors = faults.filter(({ severity }) => severity === "error").length;
const counted = city
  ? `${city.name.id}: ${city.districts.length} districts, ${city.agencies.length} agencies, ${city.categories.length} categories, ` +
    `${city.cameras.length} cameras, ${city.posts.length} posts, ${city.officers.length} officers`
  : "Not usable as a city";
console.log(`${counted}; ${errors} errors, ${faults.length - errors} warnings`);
process.exitCode = errors > 0 ? 1 : 0;
