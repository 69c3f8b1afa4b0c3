/** The broker's password goes into `secrets.yaml` of the data folder, and nowhere else; what stands there stays. */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { type Document, parseDocument } from "yaml";
import { keepFile } from "../keptFile.ts";
import type { BrokerLogin } from "../link/broker.ts";
import { secretsFile } from "../secrets.ts";
import { readIfThere } from "./file.ts";

/** The file is there, and is no YAML: nothing is written over it. */
export class SecretsUnusable extends Error {
  override readonly name = "SecretsUnusable";
}

/** Rejects with `FileNotKept` or `SecretsUnusable`. */
export async function keepBrokerLogin(dataFolder: string, { user, password }: BrokerLogin): Promise<void> {
  const file = join(dataFolder, secretsFile);
  const document: Document = parseDocument((await readIfThere(file)) ?? "");
  if (document.errors.length > 0) throw new SecretsUnusable(`expected YAML in ${file}`);
  if (document.contents === null) document.contents = document.createNode({});
  document.setIn(["broker"], document.createNode({ user, password }));
  await keepFile(file, Buffer.from(document.toString({ lineWidth: 0 })), null);
  await chmod(file, 0o600);
}
