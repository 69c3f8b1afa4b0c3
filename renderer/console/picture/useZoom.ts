/** Digital zoom of the picture in a frame: by steps with keys, freely with the wheel, and moved by dragging. */
import { type CSSProperties, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import {
  type BoxPoint,
  type Fill,
  fillOf,
  nextScale,
  offsetOf,
  panBy,
  type View,
  wholePicture,
  zoomTo,
} from "../../../shared/domain/tile/zoom.ts";

/** Of `.picture-frame`. */
const frameAspect = 16 / 9;
/** Of the wheel's way, in pixels, to twice as large. */
const doubleAfterPx = 400;
/** Of the frame, for a key. */
const panStep = 0.25;

const ways: Record<string, BoxPoint> = {
  ArrowLeft: { x: -panStep, y: 0 },
  ArrowRight: { x: panStep, y: 0 },
  ArrowUp: { x: 0, y: -panStep },
  ArrowDown: { x: 0, y: panStep },
};

export interface Zoom {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly view: View;
  readonly fill: Fill;
  readonly pictureAspect: number;
  /** How the picture is drawn; undefined while all of it is seen. */
  readonly drawn: { readonly scale: number; readonly style: CSSProperties } | undefined;
  step(direction: 1 | -1): void;
  whole(): void;
  /** Of an arrow. */
  pan(key: string): void;
  readonly drag: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
  };
}

/** `aspect`: the picture's width to its height; null while it is not known. */
export function useZoom(aspect: number | null): Zoom {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(wholePicture);
  const pictureAspect = aspect ?? frameAspect;
  const fill = fillOf(pictureAspect, frameAspect);
  const latestFill = useRef(fill);
  latestFill.current = fill;

  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top, width, height } = box.getBoundingClientRect();
      const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
      const factor = 2 ** (-event.deltaY / doubleAfterPx);
      setView((now) => zoomTo(now, latestFill.current, now.scale * factor, at));
    };
    // React listens passively: the page would scroll as well.
    box.addEventListener("wheel", onWheel, { passive: false });
    return () => box.removeEventListener("wheel", onWheel);
  }, []);

  const offset = offsetOf(view, fill);
  const transform = `translate(${offset.x * 100}%, ${offset.y * 100}%) scale(${view.scale})`;
  return {
    ...{ frame, view, fill, pictureAspect },
    drawn: view.scale > 1 ? { scale: view.scale, style: { transform, transformOrigin: "0 0" } } : undefined,
    step: (direction) => setView((now) => zoomTo(now, fill, nextScale(now.scale, direction))),
    whole: () => setView(wholePicture),
    pan: (key) => setView((now) => panBy(now, fill, ways[key] ?? { x: 0, y: 0 })),
    drag: {
      onPointerDown(event) {
        if (view.scale > 1) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove({ currentTarget, pointerId, movementX, movementY }) {
        if (!currentTarget.hasPointerCapture(pointerId)) return;
        const { clientWidth, clientHeight } = currentTarget;
        setView((now) => panBy(now, fill, { x: -movementX / clientWidth, y: -movementY / clientHeight }));
      },
    },
  };
}
