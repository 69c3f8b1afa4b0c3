/** What room an element has, in rem: the smallest text that can be read on its display. */
import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import type { BriefingPage } from "../../shared/domain/briefing/pages.ts";
import type { BriefingRoom } from "../../shared/domain/briefing/parts.ts";
import { connection } from "../data/core.ts";
import { useRemPx } from "../ui/rem.ts";

/** Undefined until it was measured. */
export function useRoomOf(box: RefObject<HTMLElement | null>): BriefingRoom | undefined {
  const remPx = useRemPx();
  const [room, setRoom] = useState<BriefingRoom>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const [widthRem, heightRem] = [
        inTenths(element.clientWidth / remPx),
        inTenths(element.clientHeight / remPx),
      ];
      setRoom((known) =>
        known?.widthRem === widthRem && known.heightRem === heightRem ? known : { widthRem, heightRem },
      );
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box, remPx]);
  return room;
}

/** Tells the core, so that all screens part the page alike. `live`: the core hears, and the page has its data. */
export function useTellRoom(
  page: BriefingPage,
  room: BriefingRoom | undefined,
  parts: number,
  live: boolean,
): void {
  useEffect(() => {
    // Who looks through a lock that has no right to a wall's size loses nothing by it.
    if (live && room) connection.command("briefing.room", { page, room, parts }).catch(() => {});
  }, [page, room, parts, live]);
  useEffect(() => () => void connection.command("briefing.room", null).catch(() => {}), []);
}

function inTenths(rem: number): number {
  return Math.floor(rem * 10) / 10;
}
