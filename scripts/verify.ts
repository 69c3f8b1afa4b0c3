/**
 * `npm run verify -- <export.zip | data folder | room.sqlite> [--key <fingerprint>]... [--head <station>:<number>:<hash>]...`
 *
 * Checks a log: of an export with the verifier that goes with it, of a station's own database with the same checks. What
 * they are, and the exit codes, stands in resources/verify/verify.mjs.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { wholeLog } from "../electron/core/proof/export.ts";
import { eventReader } from "../electron/core/store/events.ts";
import { logRepository } from "../electron/core/store/log.ts";
import {
  checkArchive,
  checkLog,
  exitCodeOf,
  readArguments,
  reportText,
} from "../resources/verify/verify.mjs";
import { attachmentsFolder } from "../shared/contract/attachmentFiles.ts";
import { picturesFolder } from "../shared/contract/pictureFiles.ts";

const asked = readArguments(process.argv.slice(2));
if (asked) {
  const report = isDatabase(asked.file)
    ? checkDatabase(asked.file)
    : checkArchive(readFileSync(asked.file), asked);
  console.log(reportText(report, asked.keys.length > 0));
  process.exitCode = exitCodeOf(report, asked.keys.length > 0);
} else {
  console.error(
    "npm run verify -- <export.zip | data folder | room.sqlite> [--key <fingerprint>]... [--head …]...",
  );
  process.exitCode = 2;
}

function isDatabase(path: string): boolean {
  return statSync(path).isDirectory() || path.endsWith(".sqlite");
}

function checkDatabase(path: string) {
  const file = statSync(path).isDirectory() ? join(path, "room.sqlite") : path;
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const files = filesBeside(dirname(file));
    const fileOf = (sha256: string) => {
      const found = files.get(sha256);
      return found === undefined ? undefined : readFileSync(found);
    };
    return checkLog(wholeLog(logRepository(database, eventReader(database), undefined)), {
      ...asked,
      fileOf,
    });
  } finally {
    database.close();
  }
}

/** What is kept in a station's data folder under the hash of what it holds. */
function filesBeside(folder: string): Map<string, string> {
  const found = [attachmentsFolder, picturesFolder].flatMap((name) => {
    const at = join(folder, name);
    return existsSync(at)
      ? readdirSync(at).map((file) => [file.split(".")[0]!, join(at, file)] as const)
      : [];
  });
  return new Map(found);
}
