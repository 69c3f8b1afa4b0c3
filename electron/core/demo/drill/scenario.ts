/** Reads a drill from its file. A drill that cannot be played says where and why. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { City } from "../../../../shared/domain/city/index.ts";
import { type Drill, drillSchema } from "../../../../shared/domain/drill.ts";
import { boundsContain } from "../../../../shared/domain/place.ts";

export interface DrillFault {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
}

export class DrillUnusable extends Error {
  override readonly name = "DrillUnusable";
  readonly faults: readonly DrillFault[];

  constructor(faults: readonly DrillFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}: expected ${fault.expected}`).join("\n"));
    this.faults = faults;
  }
}

export const ordinaryDay = "hari-biasa";

/** `name` is a file's name without `.yaml`. Throws `DrillUnusable` with every fault found. */
export async function loadDrill(resourcesFolder: string, name: string, city: City): Promise<Drill> {
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new DrillUnusable([
      { file: name, line: 1, expected: "a name of small letters, digits and hyphens" },
    ]);
  }
  const file = join(resourcesFolder, "drills", `${name}.yaml`);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new DrillUnusable([{ file, line: 1, expected: "a drill's file, found none that can be read" }]);
  }
  return readDrill(text, basename(file), city);
}

export function readDrill(text: string, file: string, city: City): Drill {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  if (document.errors.length > 0) {
    throw new DrillUnusable(
      document.errors.map((error) => ({
        file,
        line: lineAt(error.pos[0]),
        expected: `YAML (${error.code})`,
      })),
    );
  }
  const fault = (path: readonly PropertyKey[], expected: string): DrillFault => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node)) return { file, line: lineAt(node.range?.[0]), expected };
    }
    return { file, line: 1, expected };
  };

  const parsed = drillSchema.safeParse(document.toJS());
  if (!parsed.success) {
    throw new DrillUnusable(
      parsed.error.issues.map((issue) => fault(issue.path, `${issue.path.join(".")}: ${issue.message}`)),
    );
  }
  const drill = parsed.data;
  const categories = new Set(city.categories.map((category) => category.id));
  const faults = drill.reports.told.flatMap((report, index) => [
    ...(categories.has(report.category)
      ? []
      : [fault(["reports", "told", index, "category"], `a category of the city, found ${report.category}`)]),
    ...(boundsContain(city.bounds, report.place)
      ? []
      : [
          fault(["reports", "told", index, "place"], `a place in the city, found ${report.place.join(", ")}`),
        ]),
  ]);
  if (faults.length > 0) throw new DrillUnusable(faults);
  return drill;
}
