/**
 * What the map shows, as attributes of the panel, once a second and past React: for end-to-end tests and whoever
 * inspects a wall. `data-features-*` are counted on the drawn map. `data-follow` names an officer (by the scene's
 * settings, or set from outside): he is drawn alone in a ring, and `data-followed-place` is where he is drawn.
 */
import { type RefObject, useEffect } from "react";
import type { MapView } from "./MapView.ts";

const everyMs = 1000;

export function useFigures(root: RefObject<HTMLElement | null>, view: MapView | undefined): void {
  useEffect(() => {
    const panel = root.current;
    if (!panel || !view) return;
    const write = () => {
      const { incidents, cameras, officers, ways, warnings } = view.figures();
      panel.dataset.featuresIncidents = String(incidents);
      panel.dataset.featuresCameras = String(cameras);
      panel.dataset.featuresOfficers = String(officers);
      panel.dataset.featuresWays = String(ways);
      panel.dataset.featuresWarnings = String(warnings);
      const { follow } = panel.dataset;
      view.fleet.follow(follow ?? null);
      const place = follow === undefined ? null : view.fleet.drawnPlace(follow);
      if (place) panel.dataset.followedPlace = place.map((degrees) => degrees.toFixed(6)).join(",");
      else delete panel.dataset.followedPlace;
    };
    write();
    const timer = setInterval(write, everyMs);
    return () => clearInterval(timer);
  }, [root, view]);
}
