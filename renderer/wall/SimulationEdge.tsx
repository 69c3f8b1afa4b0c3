/** Around every display of the wall while what it shows is simulated: nothing of the scene lies over it. */
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../shared/contract/rows.ts";
import { useSimulation } from "../ui/simulation.ts";
import "../ui/simulation.css";

/** As far away as visitors stand, m: there the word can still be read, however near the display's own readers are. */
const farthestM = 8;
/** One short word that people know needs less than the 16 minutes of arc that 1 rem is made for: 11 of them. */
const knownWord = 0.7;

export function SimulationEdge({
  display,
}: {
  display: Pick<DisplayRow, "distanceM" | "widthPx" | "panels">;
}) {
  const { distanceM } = display;
  const { on, drill } = useSimulation();
  const { t } = useTranslation("training");
  if (!on) return null;
  return (
    <div className="simulation-edge" data-frozen={drill?.frozen ?? false}>
      <p
        style={{
          left: `${freeAt(display)}px`,
          fontSize: `${Math.min(2.4, Math.max(1, (knownWord * farthestM) / distanceM))}rem`,
        }}
      >
        <strong>{t("mark")}</strong>
        {/* The drill's name is in the console: here it would lie over what a head says of the link. */}
        {drill?.frozen && <span>{t("frozen")}</span>}
      </p>
    </div>
  );
}

/** As much of a display's width as the word takes at the most, and so where its middle may be. */
const [widest, narrowest] = [0.45, 0.3];

/** Over the middle of a wide picture where one is at the top, else of the widest panel there: heads have nothing in theirs. */
function freeAt({ panels, widthPx }: Pick<DisplayRow, "panels" | "widthPx">): number {
  const isPicture = ({ type, width }: DisplayRow["panels"][number]) =>
    (type === "cameras" || type === "map") && width >= narrowest * widthPx;
  const [best] = panels
    .filter(({ y }) => y <= 0)
    .sort((a, b) => Number(isPicture(b)) - Number(isPicture(a)) || b.width - a.width);
  const middle = best ? best.x + best.width / 2 : widthPx / 2;
  return Math.min(widthPx * (1 - widest / 2), Math.max((widthPx * widest) / 2, middle));
}
