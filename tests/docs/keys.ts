/** The list of keys, made from the console's table of actions and the texts of its help. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actions } from "../../renderer/console/actions/index.ts";
import { root } from "../source.ts";

function texts(language: "id" | "en"): Record<string, string> {
  return JSON.parse(readFileSync(join(root, "resources", "locales", language, "console.json"), "utf8"));
}

/** As the guides write a key: `Ctrl+Shift+G`, `J`. */
export function written(key: string): string {
  return key.length === 1
    ? key.toUpperCase()
    : key.replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`);
}

/** All that an action of the console has, as the guides write them. */
export const knownKeys: ReadonlySet<string> = new Set(actions.flatMap(({ keys }) => keys.map(written)));

/** Markdown. */
export function renderKeys(): string {
  const [id, en] = [texts("id"), texts("en")];
  const rows = actions
    .filter(({ keys }) => keys.length > 0)
    .map(({ name, keys }) => {
      const shown = keys.map((key) => `<kbd>${written(key).replaceAll("|", "\\|")}</kbd>`).join(" ");
      return `| ${shown} | ${id[`action-${name}`]} | ${en[`action-${name}`]} |`;
    });
  return `# Tombol / Keys

Dibuat dari tabel tombol konsol. Made from the console's table of keys.

| | Bahasa Indonesia | English |
|---|---|---|
${rows.join("\n")}
`;
}
