/** What operators ask for about the spotlight, and what they push onto places of the wall. */
import type { z } from "zod";
import type { spotlightCommands } from "../../../shared/contract/spotlights.ts";
import type { PlaceName } from "../../../shared/domain/wall/places.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import type { WallOverlay } from "./overlay.ts";
import type { SpotlightDesk } from "./spotlights.ts";

type SpotlightCommand = keyof typeof spotlightCommands;
export type SpotlightHandlers = {
  readonly [Name in SpotlightCommand]: (
    input: z.output<(typeof spotlightCommands)[Name]["input"]>,
  ) => z.infer<(typeof spotlightCommands)[Name]["output"]>;
};

export function createSpotlightCommands(
  desk: SpotlightDesk,
  wall: WallOverlay,
  { cameras, tours }: Pick<Sources, "cameras" | "tours">,
): SpotlightHandlers {
  /** The place that a person means. */
  function known(place: number | PlaceName): PlaceName {
    const found = wall.place(place);
    if (!found) {
      const named = typeof place === "number" ? String(place) : `${place.panel}/${place.cell ?? ""}`;
      throw new Refused({ code: "unknown-place", found: named });
    }
    return found;
  }

  return {
    "spotlight.show"({ incident }) {
      desk.show(incident);
      return {};
    },
    "spotlight.end"({ all }) {
      if (all) desk.endAll();
      else desk.end();
      return {};
    },
    "spotlight.next"() {
      desk.next();
      return {};
    },
    "spotlight.keep"() {
      desk.keep();
      return {};
    },
    "wall.push"({ place, content }) {
      if (content.kind === "camera" && !cameras.get(content.camera)) {
        throw new Refused({ code: "unknown-camera", found: content.camera });
      }
      if (content.kind === "tour" && !tours.get(content.tour)) {
        throw new Refused({ code: "unknown-tour", found: content.tour });
      }
      if (content.kind === "incident" && !desk.onWall(content.incident)) {
        throw new Refused({ code: "unknown-incident", found: content.incident });
      }
      wall.push(known(place), content);
      return {};
    },
    "wall.clear"({ place }) {
      wall.clear(place === null ? null : known(place));
      return {};
    },
    "wall.undo"() {
      wall.undo();
      return {};
    },
  };
}
