/** Watches the tiles of a page from inside, so that times are the page's and not the test's. */
import type { Page } from "@playwright/test";

export interface TileChange {
  /** Epoch ms. */
  readonly at: number;
  readonly camera: string;
  readonly state: string;
  readonly fault: string | null;
  readonly flaw: string | null;
  /** Seconds that its picture is behind the camera, when it was last measured; NaN when unknown. */
  readonly latencyS: number;
}

/** From now on each change of a tile is kept in the page. */
export async function watchTiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(window, { tileChanges: seen });
    const note = (tile: HTMLElement) => {
      const { camera, state, fault = null, flaw = null, latencyS } = tile.dataset;
      seen.push({ at: Date.now(), camera, state, fault, flaw, latencyS: Number.parseFloat(latencyS ?? "") });
    };
    const attributes = ["data-state", "data-fault", "data-flaw"];
    const observer = new MutationObserver((changes) => {
      for (const tile of new Set(changes.map(({ target }) => target as HTMLElement))) note(tile);
    });
    for (const tile of document.querySelectorAll<HTMLElement>(".tile")) {
      note(tile);
      observer.observe(tile, { attributes: true, attributeFilter: attributes });
    }
  });
}

export async function tileChanges(page: Page): Promise<TileChange[]> {
  return await page.evaluate(() => (window as unknown as { tileChanges: TileChange[] }).tileChanges);
}

/** Now, as seconds by camera. */
export async function latencies(page: Page): Promise<Map<string, number>> {
  const pairs = await page
    .locator(".tile")
    .evaluateAll((tiles) =>
      (tiles as HTMLElement[]).map((tile) => [
        tile.dataset.camera ?? "",
        Number.parseFloat(tile.dataset.latencyS ?? ""),
      ]),
    );
  return new Map(pairs as [string, number][]);
}
