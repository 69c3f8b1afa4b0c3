/**
 * When each camera was last looked at: on any window of this station with a picture that moved, as tiles say it.
 * Kept and told once a minute, so it is right to a minute; a core that dies forgets one at the most.
 */
import type { CameraLookRow, TileRow } from "../../../shared/contract/rows.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { CameraLookRepository } from "../store/cameraLooks.ts";
import type { LiveRows } from "./rows.ts";

export class CameraLooks {
  private readonly tiles: LiveRows<TileRow>;
  private readonly rows: LiveRows<CameraLookRow>;
  private readonly repository: CameraLookRepository;
  private readonly clock: Clock;
  /** What was live since the last minute, also when it is not any more; epoch ms. */
  private readonly seen = new Map<string, number>();
  /** Of each live tile, its camera. */
  private readonly live = new Map<string, string>();
  private readonly stopWatching: () => void;

  constructor(
    tiles: LiveRows<TileRow>,
    rows: LiveRows<CameraLookRow>,
    repository: CameraLookRepository,
    clock: Clock,
  ) {
    this.tiles = tiles;
    this.rows = rows;
    this.repository = repository;
    this.clock = clock;
    rows.replace(repository.all());
    this.stopWatching = tiles.watch((id) => this.note(id));
  }

  /** A minute went by. */
  advance(): void {
    const now = this.clock();
    for (const camera of this.live.values()) this.seen.set(camera, now);
    const looks = [...this.seen].map(([camera, seenAt]) => ({ camera, seenAt }));
    this.seen.clear();
    if (looks.length === 0) return;
    for (const look of looks) this.rows.put(look);
    this.repository.put(looks);
  }

  stop(): void {
    this.stopWatching();
  }

  private note(id: string): void {
    const tile = this.tiles.get(id);
    const before = this.live.get(id);
    if (before !== undefined) this.seen.set(before, this.clock());
    if (tile?.state === "live") this.live.set(id, tile.camera);
    else this.live.delete(id);
  }
}
