/** The city's procedure as a list to tick: what, who, until when, and what a step can do by a key. */
import { useTranslation } from "react-i18next";
import type { SopStepRow } from "../../../shared/contract/incidents.ts";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import type { ActName } from "./acts.ts";
import type { People } from "./people.ts";
import { Section } from "./Section.tsx";

export interface SopProps {
  readonly steps: readonly SopStepRow[];
  readonly next: SopStepRow | undefined;
  readonly people: People;
  readonly onTick: (sop: string, step: string, version: number, done: boolean) => void;
  readonly onAct: (act: ActName) => void;
}

export function Sop({ steps, next, people, onTick, onAct }: SopProps) {
  const { t, i18n } = useTranslation("incidents");
  const zone = useRow("city")?.zone ?? "UTC";
  const now = useNow(1000);
  if (steps.length === 0) return null;
  const done = steps.filter(({ doneAt }) => doneAt !== null).length;
  const time = (at: number) => formatTime(at, zone, i18n.language);
  return (
    <Section name="sop" title={t("sop-title", { done, all: steps.length })}>
      <ol className="incident-sop">
        {steps.map((step) => {
          const { sop, step: id, version, text, who, dueAt, action, doneAt, doneBy } = step;
          const isNext = step === next;
          return (
            <li key={`${sop}/${id}`} data-step={id} data-done={doneAt !== null} data-next={isNext}>
              <label>
                <input
                  type="checkbox"
                  checked={doneAt !== null}
                  onChange={(event) => onTick(sop, id, version, event.target.checked)}
                />
                <span>
                  {textOf(text, i18n.language)} {isNext && <kbd>S</kbd>}
                </span>
              </label>
              <p className="incident-soft">
                {textOf(who, i18n.language)}
                {doneAt !== null && doneBy !== null && (
                  <> · {t("step-done", { time: time(doneAt), who: people.actor(doneBy) })}</>
                )}
                {doneAt === null && dueAt !== null && (
                  <span className={now > dueAt ? "details-warning" : undefined}>
                    {" "}
                    · {t("due-at", { time: time(dueAt) })}
                  </span>
                )}
              </p>
              {isNext && action && (
                <button type="button" className="key-button" onClick={() => onAct("do-step")}>
                  {t(`step-${action.type}`, { name: action.type === "call" ? action.name : "" })}{" "}
                  <kbd>&apos;</kbd>
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
