/** Around every display of the wall while what it shows is simulated: nothing of the scene lies over it. */
import { useTranslation } from "react-i18next";
import { useSimulation } from "../ui/simulation.ts";
import { textOf } from "../ui/textOf.ts";
import "../ui/simulation.css";

/** As far away as visitors stand, m: there the word can still be read, however near the display's own readers are. */
const farthestM = 8;

export function SimulationEdge({ distanceM }: { distanceM: number }) {
  const { on, drill } = useSimulation();
  const { t, i18n } = useTranslation("training");
  if (!on) return null;
  return (
    <div className="simulation-edge" data-frozen={drill?.frozen ?? false}>
      <p style={{ fontSize: `${Math.min(3, Math.max(1.4, farthestM / distanceM))}rem` }}>
        <strong>{t("mark")}</strong>
        {drill && <span>{drill.frozen ? t("frozen") : textOf(drill.name, i18n.language)}</span>}
      </p>
    </div>
  );
}
