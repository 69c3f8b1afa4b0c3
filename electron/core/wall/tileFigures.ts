/**
 * Whether every tile of the room shows its figures: how late, how many bits, which size, how many pictures were lost.
 * They are for whoever looks for a fault: the wall is clean again by itself, and after a new start.
 */
import type { RoomRow } from "../../../shared/contract/rows.ts";
import type { LiveRows } from "../live/rows.ts";

export const figuresShownForMs = 5 * 60_000;

export class TileFigures {
  private readonly room: LiveRows<RoomRow>;
  private ending: ReturnType<typeof setTimeout> | undefined;

  constructor(room: LiveRows<RoomRow>) {
    this.room = room;
  }

  /** Shown anew they stay as long as the first time. */
  show(shown: boolean): void {
    this.stop();
    const row = this.room.get("room");
    if (row && row.figures !== shown) this.room.put({ ...row, figures: shown });
    if (shown) this.ending = setTimeout(() => this.show(false), figuresShownForMs);
  }

  stop(): void {
    clearTimeout(this.ending);
  }
}
