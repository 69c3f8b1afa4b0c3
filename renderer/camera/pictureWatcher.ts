/** What the picture in a video element shows, second by second: whether it changes, says anything, is of the present. */
import { aspectOf, hasWrongAspect } from "../../shared/domain/tile/aspect.ts";
import type { PictureFlaw } from "../../shared/domain/tile/health.ts";
import { lookAtPicture, newPictureWatch, type PictureWatch } from "../../shared/domain/tile/picture.ts";
import { lookAtSync, type Sync, unknownSync } from "../../shared/domain/tile/sync.ts";
import { lookAtVideo } from "./lookAtVideo.ts";
import type { CameraStream } from "./stream.ts";

export interface PictureSeen {
  /** Epoch ms since when it is the same picture; null while it changes. */
  readonly stillSince: number | null;
  readonly flaw: PictureFlaw | null;
}

export class PictureWatcher {
  sync: Sync = unknownSync;
  private readonly video: HTMLVideoElement;
  /** The camera's own, else the first that the stream had. */
  private aspect: number | null;
  private watch: PictureWatch = newPictureWatch();
  private looking = false;
  private generation = 0;

  constructor(video: HTMLVideoElement, aspect: number | null) {
    this.video = video;
    this.aspect = aspect;
  }

  /** Another stream, or none for a while: what was seen of the picture is history. */
  forget(): void {
    this.generation += 1;
    this.watch = newPictureWatch();
    this.sync = unknownSync;
  }

  /** The stream was opened anew: its clock and place are other ones, its picture may be the same as before. */
  reopened(): void {
    this.sync = unknownSync;
  }

  /** Null while a look is being taken, or nothing can be seen. `rewound`: it is meant to be of the past. */
  async look(stream: CameraStream, at: number, rewound: boolean): Promise<PictureSeen | null> {
    if (this.looking) return null;
    this.looking = true;
    const { generation } = this;
    const look = await lookAtVideo(this.video, { at, segment: stream.segment });
    this.looking = false;
    if (!look || generation !== this.generation) return null;
    const { watch, stillSince, flaw } = lookAtPicture(this.watch, look);
    this.watch = watch;
    this.sync = rewound ? unknownSync : lookAtSync(this.sync, stream.look(this.video, Date.now()));
    return { stillSince, flaw: flaw ?? this.syncFlaw() ?? this.aspectFlaw() };
  }

  private syncFlaw(): PictureFlaw | null {
    return this.sync.lateS !== null ? "late" : this.sync.clockWrong ? "clock" : null;
  }

  private aspectFlaw(): PictureFlaw | null {
    const size = { widthPx: this.video.videoWidth, heightPx: this.video.videoHeight };
    this.aspect ??= aspectOf(size);
    return hasWrongAspect(size, this.aspect) ? "aspect" : null;
  }
}
