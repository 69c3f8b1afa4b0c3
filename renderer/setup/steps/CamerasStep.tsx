import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "../../../shared/domain/doctor/finding.ts";
import { cityOf } from "../draft.ts";
import { Findings } from "../Findings.tsx";
import type { StepProps } from "../SetUp.tsx";

/** A gateway that does not answer holds up this many at the most. */
const atOnce = 4;

export function CamerasStep({ state: { draft, checked, ask } }: StepProps) {
  const { t } = useTranslation("setup");
  const [found, setFound] = useState<readonly Finding[]>([]);
  const origins = checked?.city?.origins ?? [];
  const city = cityOf(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are tested once, when the step is reached
  useEffect(() => {
    let isHere = true;
    const waiting = [...origins];
    const work = async () => {
      for (let next = waiting.shift(); next && isHere; next = waiting.shift()) {
        const tested = await ask("setUp.testCamera", { city, origin: next.origin });
        if (tested && isHere) setFound((before) => [...before, ...tested.findings]);
      }
    };
    for (let count = 0; count < atOnce; count++) void work();
    return () => {
      isHere = false;
    };
  }, []);
  const isOver = found.length >= origins.length;
  const reached = found.filter(({ state }) => state === "ok").length;
  return (
    <section
      className="setup-result"
      data-state={!isOver ? "unknown" : reached === origins.length ? "ok" : "warning"}
    >
      <p>
        {isOver
          ? t("cameras-found", { reached, all: origins.length })
          : t("cameras-testing", { tested: found.length, all: origins.length })}
      </p>
      <progress max={origins.length} value={found.length} aria-label={t("step-cameras")} />
      <Findings findings={found} />
      {isOver && reached < origins.length && <p>{t("cameras-later")}</p>}
    </section>
  );
}
