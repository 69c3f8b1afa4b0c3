/** This page's camera servers, and the turns that their tiles take with them (shared/domain/tile/origin.ts). */
import {
  newOrigin,
  type OriginEvent,
  type OriginState,
  stepOrigin,
  type TileId,
} from "../../shared/domain/tile/origin.ts";

/** A tile's place at its camera's server. */
export interface OriginSeat {
  /** `turn` is called once, when it is this tile's turn, at `dueAt` or later. */
  ask(dueAt: number, again: boolean, turn: () => void): void;
  answered(): void;
  refused(): void;
  /** It answers none of its tiles, and there are several. */
  isDown(): boolean;
  /** The turn is over. */
  settle(): void;
  leave(): void;
}

interface Origin {
  state: OriginState;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly turns: Map<TileId, () => void>;
}

const origins = new Map<string, Origin>();
let seats = 0;

export function takeSeat(url: string, urgent: boolean): OriginSeat {
  const key = new URL(url).origin;
  const tile = ++seats;
  const tell = (event: OriginEvent) => {
    const origin = origins.get(key) ?? { state: newOrigin(Date.now()), timer: undefined, turns: new Map() };
    origins.set(key, origin);
    advance(origin, event);
    if (origin.state.tiles.size > 0) return;
    clearTimeout(origin.timer);
    origins.delete(key);
  };
  tell({ type: "join", tile });
  return {
    ask(dueAt, again, turn) {
      origins.get(key)?.turns.set(tile, turn);
      tell({ type: "ask", tile, dueAt, again, urgent });
    },
    answered: () => tell({ type: "answered", tile }),
    refused: () => tell({ type: "refused", tile, chance: Math.random() }),
    isDown() {
      const state = origins.get(key)?.state;
      return state?.standing === "down" && state.tiles.size > 1;
    },
    settle: () => tell({ type: "settled", tile }),
    leave() {
      origins.get(key)?.turns.delete(tile);
      tell({ type: "leave", tile });
    },
  };
}

function advance(origin: Origin, event: OriginEvent): void {
  const now = Date.now();
  const { origin: state, turns, wakeAt } = stepOrigin(origin.state, event, now);
  origin.state = state;
  clearTimeout(origin.timer);
  origin.timer =
    wakeAt === null
      ? undefined
      : setTimeout(() => advance(origin, { type: "wake" }), Math.max(0, wakeAt - now));
  for (const tile of turns) {
    const turn = origin.turns.get(tile);
    origin.turns.delete(tile);
    turn?.();
  }
}
