/** Whether node_modules holds what package-lock.json asks for. Pure. */

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock as in package-lock.json, version 3 */

/**
 * The packages, by folder, in which the two differ. Optional ones may be absent: they are for other platforms.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes after it has installed
 * @returns {string[]}
 */
export function differingPackages(wanted, installed) {
  const asked = Object.entries(wanted.packages ?? {}).filter(([folder]) => folder !== "");
  const present = installed.packages ?? {};
  const wrong = asked.filter(([folder, { version, integrity, optional }]) => {
    const found = present[folder];
    if (found === undefined) return optional !== true;
    return found.version !== version || found.integrity !== integrity;
  });
  const known = new Set(asked.map(([folder]) => folder));
  const surplus = Object.keys(present).filter((folder) => folder !== "" && !known.has(folder));
  return [...wrong.map(([folder]) => folder), ...surplus];
}
