/** Somebody looks back in one camera's stream, within what its server still has, and comes to the present again. */
import { isGone, lookFrom } from "../../shared/domain/tile/rewind.ts";
import type { CameraStream } from "./stream.ts";

export interface RewindEvents {
  /** How many seconds back somebody looks; null for the present. */
  onRewound(behindS: number | null): void;
  /** The picture is of the present again. */
  onPresent(): void;
}

export class Rewind {
  private rewound = false;
  private toldS: number | null = null;
  private readonly video: HTMLVideoElement;
  private readonly events: RewindEvents;

  constructor(video: HTMLVideoElement, events: RewindEvents) {
    this.video = video;
    this.events = events;
  }

  /** What is on screen is of the past, because somebody looks back. */
  get isOn(): boolean {
    return this.rewound;
  }

  /** Looks so many seconds back (negative) or on, within what the server has; `nothing` where it has no past. */
  look(stream: CameraStream, byS: number): "past" | "live" | "nothing" {
    const { video } = this;
    const { window } = stream;
    if (!window) return "nothing";
    const target = lookFrom(video.currentTime, byS, window);
    if (target === null) {
      if (!this.rewound) return byS < 0 ? "nothing" : "live";
      this.lookLive(stream);
      return "live";
    }
    this.rewound = true;
    stream.hold(true);
    video.currentTime = target;
    this.tell(window.liveS - target);
    return "past";
  }

  lookLive(stream: CameraStream): void {
    if (!this.rewound) return;
    const { livePositionS } = stream;
    if (livePositionS !== null) this.video.currentTime = livePositionS;
    this.end(stream);
  }

  /** Goes to the present when what is looked at is gone from the server. */
  watch(stream: CameraStream): void {
    const { window } = stream;
    if (!this.rewound || !window) return;
    const { currentTime } = this.video;
    if (isGone(currentTime, window)) this.lookLive(stream);
    // The player itself went to the present: it had nothing to play any more.
    else if (lookFrom(currentTime, 0, window) === null) this.end(stream);
    else this.tell(window.liveS - currentTime);
  }

  /** The stream is gone, and its past with it. */
  forget(): void {
    this.rewound = false;
    this.tell(null);
  }

  private end(stream: CameraStream): void {
    this.rewound = false;
    stream.hold(false);
    this.events.onPresent();
    this.tell(null);
  }

  private tell(behindS: number | null): void {
    const told = behindS === null ? null : Math.round(behindS);
    if (told === this.toldS) return;
    this.toldS = told;
    this.events.onRewound(told);
  }
}
