/** What each figure means, in plain words. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Scroll } from "../details/Scroll.tsx";
import { type FigureName, figureNames } from "./figures.ts";

export function Definitions({ chosen, byOrders }: { chosen: FigureName | null; byOrders: boolean }) {
  const { t } = useTranslation("performance");
  const marked = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each choice
  useEffect(() => {
    // A promise in newer engines.
    void marked.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <Scroll label={t("definitions")}>
      <p className="figures-unit">{byOrders ? t("unit-orders") : t("unit-incidents")}</p>
      <dl className="figures-definitions">
        {figureNames.map((name) => (
          <div key={name} ref={name === chosen ? marked : null} data-chosen={name === chosen}>
            <dt>{t(`figure-${name}`)}</dt>
            <dd>{t(`definition-${name}`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t("figure-small")}</dt>
          <dd>{t("definition-small")}</dd>
        </div>
        <div>
          <dt>{t("figure-before")}</dt>
          <dd>{t("definition-before")}</dd>
        </div>
      </dl>
    </Scroll>
  );
}
