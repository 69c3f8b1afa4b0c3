/** Who reported it: hidden until the operator asks, which is recorded; then for some minutes. */
import { useTranslation } from "react-i18next";
import type { CitizenRow } from "../../../shared/contract/citizens.ts";
import { ActButton } from "./ActButton.tsx";
import type { ActName, Standing } from "./acts.ts";

export interface CitizenLinesProps {
  readonly citizens: readonly CitizenRow[];
  readonly standing: Standing;
  readonly shown: boolean;
  readonly onAct: (act: ActName) => void;
}

export function CitizenLines({ citizens, standing, shown, onAct }: CitizenLinesProps) {
  const { t } = useTranslation("incidents");
  if (!standing.hasCitizen) return null;
  const named = citizens.filter(({ name, phone }) => name !== null || phone !== null);
  return (
    <div className="incident-citizens" data-shown={shown}>
      <p className="incident-citizens-names">
        {t("reporter")}:{" "}
        {named.length === 0
          ? t("reporter-unnamed")
          : named.map(({ report, name, phone }) => (
              <span key={report} className="incident-citizen" dir="auto">
                {name ?? t("reporter-unnamed")} {phone}
              </span>
            ))}
      </p>
      <ActButton act="citizen" standing={standing} onAct={onAct} />
      {/* With an order it is its officer who is called. */}
      {standing.order === undefined && standing.hasPhone && (
        <>
          <ActButton act="call" standing={standing} onAct={onAct} />
          <ActButton act="chat" standing={standing} onAct={onAct} />
        </>
      )}
      <small className="incident-soft">{t(shown ? "citizen-shown" : "citizen-masked")}</small>
    </div>
  );
}
