/** Many cameras at once, in the directory's order. Only the rows in sight exist, and only tiles in sight play. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { CameraButton } from "../CameraButton.tsx";
import { useRemPx } from "../textSize.ts";

/** A tile's least width; a name of a junction fits it. */
const tileRem = 20;
const gapRem = 0.25;

export interface CameraGridProps {
  readonly cameras: readonly CameraRow[];
  /** Said where there are none. */
  readonly none: string;
}

export function CameraGrid({ cameras, none }: CameraGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box);
  const remPx = useRemPx();
  const columns = Math.max(1, Math.floor(widthPx / (tileRem * remPx)));
  const rowPx = ((widthPx / columns) * 9) / 16;
  const rows = useVirtualizer({
    count: widthPx > 0 ? Math.ceil(cameras.length / columns) : 0,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => rows.measure(), [rowPx]);

  return (
    <div ref={box} className="camera-grid">
      {cameras.length === 0 && <Nothing>{none}</Nothing>}
      <div style={{ position: "relative", height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            className="camera-grid-row"
            style={{
              height: rowPx,
              gap: `${gapRem}rem`,
              padding: `0 0 ${gapRem}rem`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              transform: `translateY(${row.start}px)`,
            }}
          >
            {cameras.slice(row.index * columns, (row.index + 1) * columns).map((camera) => (
              <CameraButton key={camera.id} camera={camera} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidthPx(element.clientWidth);
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box]);
  return widthPx;
}
