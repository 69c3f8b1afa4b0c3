/**
 * A database holds a real room, or what the demo and its drills make up: never both. Which one is written down when it is
 * opened first; of one that is older it shows in its people.
 */
import type { CoreOptions } from "../../../shared/contract/start.ts";
import { foldAccounts } from "../../../shared/domain/roles/accounts.ts";
import type { Store } from "../store/index.ts";

/** The demo was to be played into a real room. */
export class DataFolderReal extends Error {
  override readonly name = "DataFolderReal";
  constructor(folder: string) {
    super(`expected a folder for the demo or a new one, found the data of a real room in ${folder}`);
  }
}

/** Throws `DataFolderReal`. What is real from now on stays so. */
export function keepApart(
  store: Store,
  { demo, dataFolder }: Pick<CoreOptions, "demo" | "dataFolder">,
): void {
  const kind = store.settings.get("kind") ?? (hasRealPeople(store) ? "real" : undefined);
  if (demo && kind === "real") throw new DataFolderReal(dataFolder);
  const now = demo ? "demo" : "real";
  if (store.settings.get("kind") !== now) store.settings.set("kind", now);
}

function hasRealPeople(store: Store): boolean {
  return [...foldAccounts(store.access.accountEvents()).values()].some(({ demo }) => !demo);
}
