/** What the tiles of a page show, read off the page as a person would. */
import { expect, type Locator } from "@playwright/test";
import { text } from "./texts.ts";

export interface TileSeen {
  readonly camera: string;
  readonly state: string;
  /** Pictures presented so far. */
  readonly frames: number;
  /** What is written over the picture; empty on a live tile. */
  readonly trouble: string;
}

/** `within` is a page's body, or a part of it. What waits behind another picture for its turn is not seen. */
export function readTiles(within: Locator): Promise<TileSeen[]> {
  return within.locator(".tile:not([data-waiting])").evaluateAll((tiles) =>
    (tiles as HTMLElement[]).map((tile) => ({
      camera: tile.dataset.camera ?? "",
      state: tile.dataset.state ?? "",
      frames: Number(tile.dataset.frames ?? 0),
      trouble: tile.querySelector<HTMLElement>(".tile-trouble")?.textContent ?? "",
    })),
  );
}

/** The camera's gateway has told that it is down, and the tile says so: in the demo's world some always are. */
export function isReportedDown({ state, trouble }: TileSeen): boolean {
  const words = (["id", "en"] as const).map((language) => text(language, "cameras", "fault-reported-down"));
  return state === "failed" && words.some((word) => trouble.includes(word));
}

/** Waits until each tile is live and shows new pictures again and again; those that are reported down excepted. */
export async function expectMoving(within: Locator): Promise<void> {
  const read = async () => (await readTiles(within)).filter((tile) => !isReportedDown(tile));
  const settled = async () => {
    // A page that is being loaded cannot be read.
    const tiles = await readTiles(within).catch(() => []);
    const troubled = tiles.filter((tile) => tile.state !== "live" && !isReportedDown(tile));
    return tiles.length === 0 ? "no tiles yet" : troubled;
  };
  await expect.poll(settled, { timeout: 60_000 }).toEqual([]);
  const before = await read();
  expect(before.length).toBeGreaterThan(0);
  // A machine without a graphics card may show few a second.
  for (const more of [3, 6]) {
    const standing = async () =>
      (await read()).filter(({ camera, frames }) => {
        const earlier = before.find((tile) => tile.camera === camera);
        return earlier !== undefined && frames < earlier.frames + more;
      });
    await expect.poll(standing, { message: `tiles without ${more} new pictures` }).toEqual([]);
  }
}
