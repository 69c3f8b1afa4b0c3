/**
 * Whatever this window shows, under a band that says it is simulated while it is. The band lies over everything, dialogs
 * and the lock included; while a drill runs it has the drill's clock, and for whoever leads it, what can be done about it.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import type { DrillRow } from "../../../shared/contract/training.ts";
import { lengthText } from "../../../shared/domain/training/length.ts";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { useSimulation } from "../../ui/simulation.ts";
import { textOf } from "../../ui/textOf.ts";
import { keyLabel } from "../keys.ts";
import { drillCommand } from "./drillCommand.ts";
import { drillKeys } from "./tools.ts";
import "../../ui/simulation.css";

export function Simulated({ children }: { children: ReactNode }) {
  const { on, drill } = useSimulation();
  return (
    <div className="simulated">
      {on ? (
        <div className="simulation-place">
          <Band drill={drill} />
        </div>
      ) : (
        <div />
      )}
      <div>{children}</div>
    </div>
  );
}

function Band({ drill }: { drill: DrillRow | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const { t, i18n } = useTranslation("training");
  useEffect(() => {
    const band = box.current;
    // Chromium before 114 knows no popovers: there the band lies under dialogs.
    if (!band || typeof band.showPopover !== "function") return;
    const raise = () => {
      if (band.matches(":popover-open")) band.hidePopover();
      band.showPopover();
    };
    raise();
    // What came into the top layer last lies over the others in it.
    const watcher = new MutationObserver((changes) => {
      if (changes.some(({ target }) => target instanceof HTMLDialogElement && target.open)) raise();
    });
    watcher.observe(document, { subtree: true, attributes: true, attributeFilter: ["open"] });
    return () => watcher.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className="simulation-band"
      popover="manual"
      role="note"
      aria-label={t("mark")}
      data-frozen={drill?.frozen ?? false}
    >
      <strong>{t("mark")}</strong>
      {drill ? (
        <>
          <span>{textOf(drill.name, i18n.language)}</span>
          <Time drill={drill} />
          <Tools drill={drill} />
        </>
      ) : (
        <span>{t("demo")}</span>
      )}
    </div>
  );
}

/** How long it has been going on by its own clock, and how that goes. */
function Time({ drill: { begunAt, minutes, frozen, speed } }: { drill: DrillRow }) {
  const { t } = useTranslation("training");
  const now = useNow(1000);
  return (
    <span className="simulation-clock" role="timer">
      {lengthText(now - begunAt)}
      {minutes !== null && ` / ${lengthText(minutes * 60_000)}`} ·{" "}
      {frozen ? t("frozen") : t("speed", { speed })}
    </span>
  );
}

function Tools({ drill }: { drill: DrillRow }) {
  const { t } = useTranslation("training");
  const role = useRow("session")?.person?.role;
  if (!role || !mayCall(role, "drill.freeze")) return null;
  return (
    <span className="simulation-tools">
      {(["freeze", "speed"] as const).map((tool) => (
        <button key={tool} type="button" className="key-button" onClick={() => drillCommand(tool)}>
          {tool === "freeze" && drill.frozen ? t("tool-resume") : t(`tool-${tool}`)}{" "}
          <kbd>{keyLabel(drillKeys[tool], "")}</kbd>
        </button>
      ))}
      <span>
        {t("more-tools")} <kbd>{keyLabel(drillKeys.inject, "")}</kbd>
      </span>
    </span>
  );
}
