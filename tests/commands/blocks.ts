/** Commands as the README and the documents show them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../source.ts";

export interface Block {
  readonly file: string;
  /** After `sh` at the head of the block: what runs it here. */
  readonly name: string;
  readonly text: string;
}

export function readBlocks(): Block[] {
  const files = ["README.md", ...globSync("docs/*.md", { cwd: root })].map((file) =>
    file.replaceAll("\\", "/"),
  );
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(/^```sh ?(.*)\n([\s\S]*?)^```$/gm)].map(([, name, block]) => ({
      ...{ file, name: name!, text: block! },
    }));
  });
}
