/**
 * `npm run update:make -- --key <private.pem> [--out <folder>] [--notes-id <text>] [--notes-en <text>] [--next-key <public.pem>]...`
 * `npm run update:make -- --new-key <private.pem>`
 *
 * Makes one signed archive of the app as it was built here, for this kind of machine, and `update-<platform>.json` for the
 * city's server; or a key to sign with. The private key never belongs on a machine of the room.
 */
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { migrations } from "../electron/core/store/migrations/index.ts";
import { type BuiltFor, packedFiles } from "./update/packed.ts";
import { publicKeyOf, writeUpdate } from "./update/write.ts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    key: { type: "string" },
    "new-key": { type: "string" },
    out: { type: "string", default: "dist" },
    "notes-id": { type: "string", default: "" },
    "notes-en": { type: "string", default: "" },
    "next-key": { type: "string", multiple: true, default: [] },
  },
});

if (values["new-key"]) makeKey(values["new-key"]);
else if (values.key) await make(values.key);
else {
  console.error("npm run update:make -- --key <private.pem> | --new-key <private.pem>");
  process.exitCode = 2;
}

function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  writeFileSync(file, pem, { mode: 0o600, flag: "wx" });
  console.log(
    `${file}: keep it away from the room's machines.\nEach station is started once with:\n  --update-key ${publicKeyOf(pem)}`,
  );
}

async function make(keyFile: string): Promise<void> {
  if (!existsSync(join(root, "out/main/start.cjs")))
    throw new Error("expected a build in out/: npm run build");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const system: BuiltFor = process.platform === "win32" ? "win32" : "linux";
  const keys = values["next-key"].map((file) => publicKeyOf(readFileSync(file, "utf8")));
  mkdirSync(values.out, { recursive: true });
  const { archive, bytes } = await writeUpdate(
    {
      about: {
        ...{ version, platform: `${process.platform}-${process.arch}`, madeAt: new Date().toISOString() },
        ...{ minimumElectron: 25, databaseForm: migrations.at(-1)?.number ?? 0 },
        notes: { id: values["notes-id"], en: values["notes-en"] },
        ...(keys.length > 0 && { keys }),
      },
      files: packedFiles(root, system).map((path) => ({ path, read: () => readFileSync(join(root, path)) })),
      key: readFileSync(keyFile, "utf8"),
    },
    values.out,
  );
  console.log(`${archive} (${Math.round(bytes / 1024 / 1024)} MB)`);
}
