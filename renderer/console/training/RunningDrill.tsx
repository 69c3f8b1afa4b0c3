/** While a drill runs: what can be put into it, and how it is ended. Places are answered by a click on the map. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import type { DrillRow } from "../../../shared/contract/training.ts";
import { type InjectionKind, injectionKinds } from "../../../shared/domain/training/injection.ts";
import { lengthText } from "../../../shared/domain/training/length.ts";
import { useModules } from "../../city/useModules.ts";
import { useRow } from "../../data/core.ts";
import { PanelSlot } from "../../panels/PanelSlot.tsx";
import { useNow } from "../../ui/clock.ts";
import { Frame } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { keyLabel } from "../keys.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { SendForm } from "../SendForm.tsx";
import { useSending } from "../useSending.ts";
import { drillCommand } from "./drillCommand.ts";
import { InjectForm } from "./InjectForm.tsx";
import { drillKeys } from "./tools.ts";

const mapSettings = {};

export function RunningDrill({ drill }: PageProps & { readonly drill: DrillRow }) {
  const { t, i18n } = useTranslation("training");
  const role = useRow("session")?.person?.role;
  const modules = useModules();
  const [kind, setKind] = useState<InjectionKind>("report");
  const [ending, setEnding] = useState(false);
  const may = role === undefined || mayCall(role, "drill.end");
  const kinds = injectionKinds.filter((each) => {
    if (each.startsWith("camera")) return modules.cameras;
    return each === "sensor" ? modules.sensors : each !== "report" || modules.reports;
  });
  const inject = () => document.querySelector<HTMLElement>(".inject [data-first]")?.focus();
  const end = () => may && setEnding(true);
  usePageHandle({ drill: { inject, end } });
  return (
    <div className="directory training-running">
      <Frame
        title={t("running")}
        state="live"
        tools={
          <button type="button" className="key-button" data-tool="end" disabled={!may} onClick={end}>
            {t("tool-end")} <kbd>{keyLabel(drillKeys.end, "")}</kbd>
          </button>
        }
      >
        <Scroll label={t("running")}>
          <State drill={drill} language={i18n.language} />
          {may && (
            <section className="inject" aria-label={t("tool-inject")}>
              <h3>
                {t("tool-inject")} <kbd>{keyLabel(drillKeys.inject, "")}</kbd>
              </h3>
              <div className="directory-chips">
                {kinds.map((each) => (
                  <Chip key={each} on={each === kind} onPress={() => setKind(each)}>
                    {t(`inject-${each}`)}
                  </Chip>
                ))}
              </div>
              <InjectForm key={kind} kind={kind} />
            </section>
          )}
        </Scroll>
      </Frame>
      <PanelSlot id="training-map" type="map" settings={mapSettings} place="console" />
      {ending && <EndDialog onClose={() => setEnding(false)} />}
    </div>
  );
}

function State({ drill, language }: { drill: DrillRow; language: string }) {
  const { t } = useTranslation("training");
  const now = useNow(1000);
  return (
    <article>
      <header className="details-head">
        <h3>{textOf(drill.name, language)}</h3>
      </header>
      <Facts>
        <Fact name={t("drill-clock")}>
          {lengthText(now - drill.begunAt)}
          {drill.minutes !== null && ` / ${lengthText(drill.minutes * 60_000)}`}
        </Fact>
        <Fact name={t("pace")}>
          {drill.frozen ? t("frozen") : t("speed", { speed: drill.speed })}{" "}
          <button type="button" className="key-button" onClick={() => drillCommand("freeze")}>
            {t(drill.frozen ? "tool-resume" : "tool-freeze")} <kbd>{keyLabel(drillKeys.freeze, "")}</kbd>
          </button>
        </Fact>
        <Fact name={t("led-by")}>{drill.begunBy}</Fact>
        {drill.participants.length > 0 && (
          <Fact name={t("participants")} long>
            {drill.participants.join(", ")}
          </Fact>
        )}
        <Fact name={t("injected")}>{drill.injected}</Fact>
        {drill.brokerAwayUntil !== null && (
          <Fact name={t("broker-away")}>
            {t("for-another", { length: lengthText(drill.brokerAwayUntil - now) })}
          </Fact>
        )}
      </Facts>
      <p className="training-note">{t("freeze-about")}</p>
    </article>
  );
}

function EndDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("training");
  const { send, refusal, asking } = useSending(onClose);
  return (
    <Dialog title={t("tool-end")} onClose={onClose}>
      <SendForm
        submit={t("tool-end")}
        refusal={refusal}
        ready={!asking}
        onSend={() => void send((ask) => ask("drill.end", {}))}
      >
        <p>{t("end-about")}</p>
        <p>{t("end-report")}</p>
      </SendForm>
    </Dialog>
  );
}
