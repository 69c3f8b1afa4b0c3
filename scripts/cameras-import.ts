/**
 * `npm run cameras:import -- <city folder> --mediamtx <api> --hls <url>` or `--go2rtc <api>`: shows what a gateway's list
 * changes in the folder's `cameras.yaml`, and writes it with `--write`. Exit code 0 when it was shown or written, 1 when the
 * gateway or the folder cannot be used, 2 when called wrongly.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readGo2rtc } from "../electron/core/cameras/exchange/go2rtc.ts";
import { readMediaMtx } from "../electron/core/cameras/exchange/mediamtx.ts";
import type { CameraLine } from "../electron/core/cameras/exchange/words.ts";
import { loadCity } from "../electron/core/city/load.ts";
import { SourceFault } from "../electron/core/intake/fault.ts";
import { authorizationOf } from "../electron/core/secrets.ts";
import { splitCredentials, withoutCredentials } from "../shared/domain/city/camera.ts";
import { mergeCameras } from "./cameras-import/merge.ts";

const usage = `Usage: npm run cameras:import -- <city folder> --mediamtx <http://host:9997> --hls <http://host:8888>
       npm run cameras:import -- <city folder> --go2rtc <http://host:1984>
  --district <code or name>   where new cameras stand until somebody says better
  --match <expression>        only streams whose names match it, such as '^(?!.*-sub$)'
  --write                     write cameras.yaml; without it the changes are only shown
A login of the API goes into its URL, http://user:password@host; it is written nowhere.`;

class WrongCall extends Error {}

function readFlags() {
  const text = { type: "string" } as const;
  try {
    const options = {
      ...{ mediamtx: text, hls: text, go2rtc: text, district: text, match: text },
      write: { type: "boolean" },
    } as const;
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new WrongCall((error as Error).message);
  }
}

/** The URL without its login, and the header that the login makes. */
function serverAt(given: string) {
  const { url, login } = splitCredentials(given);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new WrongCall(`expected an http(s) URL, found ${withoutCredentials(url)}`);
  return { api: url, authorization: login ? authorizationOf(login) : undefined };
}

function readList({ mediamtx, hls, go2rtc }: ReturnType<typeof readFlags>["values"]): Promise<CameraLine[]> {
  if (mediamtx !== undefined && hls !== undefined && go2rtc === undefined)
    return readMediaMtx({ ...serverAt(mediamtx), base: serverAt(hls).api });
  if (go2rtc !== undefined && mediamtx === undefined && hls === undefined)
    return readGo2rtc(serverAt(go2rtc));
  throw new WrongCall("expected --mediamtx with --hls, or --go2rtc");
}

async function run(): Promise<void> {
  const { values, positionals } = readFlags();
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new WrongCall("expected one city folder");
  const wanted = matcher(values.match);
  const { city } = await loadCity(folder);
  if (!city) throw new Error(`expected a city in ${folder}: npm run city:check -- ${folder}`);
  const list = (await readList(values)).filter(
    ({ words }) => typeof words === "string" || wanted(words.name ?? ""),
  );
  const file = join(folder, "cameras.yaml");
  const merged = mergeCameras(await readFile(file, "utf8"), city, list, values.district ?? null);
  for (const { fate, id, detail } of merged.lines)
    if (fate !== "unchanged") console.log(`${fate.padEnd(8)} ${id}  ${detail}`);
  const count = (fate: string) => merged.lines.filter((line) => line.fate === fate).length;
  console.log(
    `${count("new")} new, ${count("changed")} changed, ${count("unchanged")} unchanged, ${count("faulty")} faulty; ` +
      `${merged.absent.length} of the city's are not in the list and stay`,
  );
  if (count("new") + count("changed") === 0) return;
  if (!values.write) return console.log("Nothing was written: add --write");
  await writeFile(`${file}.new`, merged.text);
  await rename(`${file}.new`, file);
  console.log(`Written: ${file}`);
}

function matcher(text: string | undefined): (name: string) => boolean {
  if (text === undefined) return () => true;
  try {
    const expression = new RegExp(text);
    return (name) => expression.test(name);
  } catch (error) {
    throw new WrongCall(`--match: ${(error as Error).message}`);
  }
}

await run().catch((error: unknown) => {
  const isCall = error instanceof WrongCall;
  const said = error instanceof SourceFault ? `The gateway: ${error.message}` : (error as Error).message;
  console.error(isCall ? `${said}\n\n${usage}` : said);
  process.exitCode = isCall ? 2 : 1;
});
