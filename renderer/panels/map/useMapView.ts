/**
 * Keeps one map alive in a box: builds it when the city is known, builds it anew when its graphics context is lost
 * (a driver that crashed, a display that changed) or when text must become larger, and goes on trying where the
 * machine cannot draw it now. On a page that is turned and will be shown again it sleeps; when the page comes
 * back it stands there as it was left, and hears what is new once that page has been drawn.
 */
import { type RefObject, useEffect, useRef, useState } from "react";
import type { CityRow } from "../../../shared/contract/rows.ts";
import { urgentPictures } from "../../camera/awaitedPictures.ts";
import { afterFrame } from "../../ui/afterFrame.ts";
import { isKept } from "../../ui/KeptPage.tsx";
import { answerPlace } from "../../ui/placePick.ts";
import { useRemPx } from "../../ui/rem.ts";
import { select } from "../../ui/selection.ts";
import { type BaseMap, readBaseMap } from "./base.ts";
import type { Sight } from "./framing.ts";
import { MapView } from "./MapView.ts";

/** The browser gives a lost context back by itself, mostly at once; after that the map is built on a new one. */
const restoreMs = 1500;
const longestRetryMs = 30_000;

export interface KeptMap {
  /** Undefined until it can be drawn on, as soon as another takes its place, and while it sleeps. */
  readonly view: MapView | undefined;
  readonly state: "loading" | "ready" | "failed";
  readonly base: BaseMap | undefined;
}

const loading: KeptMap = { view: undefined, state: "loading", base: undefined };

export function useMapView(
  box: RefObject<HTMLElement | null>,
  legend: RefObject<HTMLElement | null>,
  city: CityRow | undefined,
  place: "wall" | "console",
  title: string,
  /** What is in view when it is built; null for the whole city. */
  first: Sight | null = null,
): KeptMap {
  const remPx = useRemPx();
  const [attempt, setAttempt] = useState(0);
  const [kept, setKept] = useState<KeptMap & { of: string }>({ ...loading, of: "" });
  const sight = useRef<Sight | null>(first);
  const failures = useRef(0);
  const asleep = useRef<{ readonly view: MapView; readonly of: string } | null>(null);
  const [sleeping, setSleeping] = useState(false);
  // A patch of the city's row that changes nothing of its map must not rebuild it.
  const of = JSON.stringify([city?.hasTiles, city?.bounds, city?.districts, remPx, place, attempt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for the parts of the city that matter, `attempt` asks for another map
  useEffect(() => {
    if (!city || !box.current) return;
    const container = box.current;
    let view: MapView | undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      gone = true;
      clearTimeout(timer);
      sight.current = view?.framing.sight ?? sight.current;
      if (view && !view.lost && isKept(container)) {
        view.sleep();
        asleep.current = { view, of };
        setSleeping(true);
      } else view?.remove();
    };
    const sleeper = asleep.current;
    asleep.current = null;
    if (sleeper?.of === of && !sleeper.view.lost) {
      view = sleeper.view;
      const stay = afterFrame(() => {
        if (sleeper.view.lost) return;
        sleeper.view.wake();
        setSleeping(false);
      });
      return () => {
        stay();
        leave();
      };
    }
    sleeper?.view.remove();
    setSleeping(false);
    const buildAgainIn = (ms: number) => {
      timer = setTimeout(() => setAttempt((last) => last + 1), ms);
    };
    const names = new Map(city.districts.map(({ code, name }) => [code, name]));
    Promise.all([readBaseMap(city.hasTiles, names), fontsForMap()]).then(async ([base]) => {
      await urgentPictures.shown();
      if (gone) return;
      try {
        view = new MapView({
          box: container,
          legend: legend.current,
          bounds: city.bounds,
          base,
          remPx,
          place,
          sight: sight.current,
          onReady() {
            failures.current = 0;
            setKept({ view, state: "ready", base, of });
          },
          onLost() {
            console.warn("map: the graphics context is lost, building another");
            setKept({ ...loading, base, of });
            buildAgainIn(restoreMs);
          },
          onPick: select,
          onPlace: answerPlace,
        });
      } catch (error) {
        console.error(`map: ${error instanceof Error ? error.message : String(error)}`);
        setKept({ view: undefined, state: "failed", base, of });
        failures.current += 1;
        buildAgainIn(Math.min(longestRetryMs, 1000 * 2 ** failures.current));
      }
    });
    return leave;
  }, [of, box, legend]);
  const current = kept.of === of ? kept : { ...loading, base: kept.base };
  const awake = sleeping ? { ...current, view: undefined } : current;
  useEffect(() => awake.view?.setTitle(title), [awake.view, title]);

  return awake;
}

/** Counts are drawn into pictures once: with the right font, or never right again. */
async function fontsForMap(): Promise<void> {
  await document.fonts.load('600 32px "IBM Plex Sans Condensed"', "0123456789");
}
