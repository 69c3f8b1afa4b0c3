/** Figures on the running program, by their names in Prometheus: what a collector reads is what stands here. */
import { useTranslation } from "react-i18next";
import type { MetricRow } from "../../../shared/contract/doctor.ts";
import { useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useSizeFormat } from "../../ui/size.ts";
import { Scroll } from "../details/Scroll.tsx";

export function FiguresList() {
  const { rows, state } = useView("metrics");
  const { t } = useTranslation("doctor");
  const count = useCountFormat();
  const size = useSizeFormat();
  const value = ({ unit, value: figure }: MetricRow): string => {
    if (unit === "bytes") return size(figure);
    return unit === "seconds" ? `${count(Math.round(figure * 1000) / 1000)} s` : count(figure);
  };
  return (
    <Frame title={t("figures")} state={state}>
      <Scroll label={t("figures")}>
        {rows.length === 0 && <Nothing>{t("no-figures")}</Nothing>}
        <dl className="doctor-figures">
          {rows.map((row) => (
            <div key={row.id}>
              <dt>
                {row.name.replace(/^live_room_/, "")}
                {Object.values(row.labels).length > 0 && (
                  <small>{Object.values(row.labels).join(" · ")}</small>
                )}
              </dt>
              <dd>{value(row)}</dd>
            </div>
          ))}
        </dl>
      </Scroll>
    </Frame>
  );
}
