/**
 * The features of a GeoJSON FeatureCollection, one after the other.
 *
 * Guarantees: the file is read in pieces, and no more of it is held than one feature, so that a file of a whole country may
 * be given; what is no FeatureCollection is told with what was found. Does not check what a feature says.
 */
/** The file cannot be read as GeoJSON. */
export class UnreadableGeoJson extends Error {
  override readonly name = "UnreadableGeoJson";
}

/** A district of many islands in full detail has some megabytes. */
const largestFeatureBytes = 128 * 1024 * 1024;
const collectionHead = /"type"\s*:\s*"FeatureCollection"/;
const [quote, backslash, open, close, openList, closeList] = Buffer.from('"\\{}[]');
const headBytes = 1024 * 1024;

/** Throws `UnreadableGeoJson`, or what the file system throws. */
export async function* readFeatures(pieces: AsyncIterable<Buffer>): AsyncGenerator<Record<string, unknown>> {
  let head = "";
  let isInList = false;
  let isOver = false;
  let count = 0;
  // Within a feature: how deep, whether in a text, and after a backslash there.
  let depth = 0;
  let inText = false;
  let escaped = false;
  let parts: Buffer[] = [];
  let partBytes = 0;
  for await (const piece of pieces) {
    let at = 0;
    if (!isInList) {
      head += piece.toString("latin1");
      const found = /"features"\s*:\s*\[/.exec(head);
      if (!found) {
        if (head.length > headBytes) break;
        continue;
      }
      isInList = true;
      at = piece.length - (head.length - found.index - found[0].length);
    }
    let begin = depth > 0 ? 0 : -1;
    for (; at < piece.length && !isOver; at++) {
      const byte = piece[at];
      if (depth === 0) {
        if (byte === closeList) isOver = true;
        else if (byte === open) [depth, begin] = [1, at];
        continue;
      }
      if (escaped) escaped = false;
      else if (inText) {
        if (byte === backslash) escaped = true;
        else if (byte === quote) inText = false;
      } else if (byte === quote) inText = true;
      else if (byte === open || byte === openList) depth++;
      else if (byte === close || byte === closeList) depth--;
      if (depth > 0) continue;
      parts.push(piece.subarray(begin, at + 1));
      yield parsed(Buffer.concat(parts).toString("utf8"), ++count);
      [parts, partBytes, begin] = [[], 0, -1];
    }
    if (isOver) break;
    if (begin >= 0) {
      parts.push(piece.subarray(begin));
      partBytes += piece.length - begin;
      if (partBytes > largestFeatureBytes)
        throw new UnreadableGeoJson(
          `expected features of at most ${largestFeatureBytes / 1024 ** 2} MB, found a larger one, the ${count + 1}th`,
        );
    }
  }
  if (!isInList) {
    const what = collectionHead.test(head) ? "one without features" : JSON.stringify(head.slice(0, 40));
    throw new UnreadableGeoJson(`expected a GeoJSON FeatureCollection, found ${what}`);
  }
  if (!isOver)
    throw new UnreadableGeoJson(
      `expected the end of the list of features, found the end of the file after ${count}`,
    );
}

function parsed(text: string, nth: number): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new UnreadableGeoJson(`expected JSON in feature ${nth}, found ${(error as Error).message}`);
  }
}
