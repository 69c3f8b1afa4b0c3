/** Where a page reads pictures of incidents' records from: main serves them beside the pages. */
import { pictureFile } from "../../shared/contract/pictureFiles.ts";

let base = "app://room/pictures/";

export function pictureUrl(sha256: string): string {
  return base + pictureFile(sha256);
}

/** For tests, which have no `app:` scheme. */
export function servePicturesFrom(url: string): void {
  base = url;
}
