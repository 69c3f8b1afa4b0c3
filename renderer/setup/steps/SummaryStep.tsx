import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Scroll } from "../../console/details/Scroll.tsx";
import { useRow } from "../../data/core.ts";
import { settingsOf } from "../draft.ts";
import type { StepProps } from "../SetUp.tsx";

export function SummaryStep({ state: { draft, checked, displays, ask } }: StepProps) {
  const { t } = useTranslation("setup");
  const file = useRow("setUp")?.file ?? "";
  const [text, setText] = useState<string | null>(null);
  const settings = settingsOf(draft, checked, displays);
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing changes while the summary is read
  useEffect(() => {
    void ask("setUp.preview", { settings }).then((shown) => setText(shown?.text ?? null));
  }, []);
  return (
    <div className="setup-summary">
      <p>{t("summary-file", { file })}</p>
      <p>{t("summary-data", { folder: settings.data ?? "" })}</p>
      <Scroll label={t("step-summary")}>
        <pre>{text ?? t("loading")}</pre>
      </Scroll>
    </div>
  );
}
