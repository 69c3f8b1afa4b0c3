/** Where pictures of incidents' records are. Imports nothing: main needs it before its first window. */

/** Below the station's data folder. */
export const picturesFolder = "pictures";

/** A file is named after what it holds: whoever has the event can tell whether the file is the one that it speaks of. */
export function pictureFile(sha256: string): string {
  return `${sha256}.jpg`;
}
