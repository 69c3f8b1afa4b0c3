/** How much has been downloaded into a folder so far. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Bytes of all files below the folder; 0 when it is not there. Files that go meanwhile do not count.
 * @param {string} folder
 * @returns {Promise<number>}
 */
export async function folderBytes(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
