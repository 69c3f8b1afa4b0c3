/** The guided set-up: what there is to say on the left, one thing at a time on the right. Enter goes on, Esc goes back. */
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useRemPx } from "../console/textSize.ts";
import { useRow } from "../data/core.ts";
import "../console/console.css";
import "../console/send-form.css";
import type { Step } from "./draft.ts";
import { AdministratorStep } from "./steps/AdministratorStep.tsx";
import { BrokerStep } from "./steps/BrokerStep.tsx";
import { CamerasStep } from "./steps/CamerasStep.tsx";
import { CityStep } from "./steps/CityStep.tsx";
import { DisplaysStep } from "./steps/DisplaysStep.tsx";
import { LanguageStep } from "./steps/LanguageStep.tsx";
import { RoleStep } from "./steps/RoleStep.tsx";
import { SummaryStep } from "./steps/SummaryStep.tsx";
import { type SetUpState, type Trouble, useSetUp } from "./useSetUp.ts";
import "./setup.css";

export interface StepProps {
  readonly state: SetUpState;
}

const components: Record<Step, (props: StepProps) => React.ReactNode> = {
  language: LanguageStep,
  city: CityStep,
  role: RoleStep,
  displays: DisplaysStep,
  broker: BrokerStep,
  cameras: CamerasStep,
  administrator: AdministratorStep,
  summary: SummaryStep,
};

/** `ownDisplay`: the number of the display that this window is on. */
export function SetUp({ ownDisplay }: { ownDisplay: number }) {
  const { t } = useTranslation("setup");
  const state = useSetUp();
  const { step, steps, asking, done, trouble, next, back } = state;
  const file = useRow("setUp")?.file;
  const body = useRef<HTMLDivElement>(null);
  const remPx = useRemPx();
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${remPx}px`;
  }, [remPx]);
  // What is not there yet cannot be answered: a key pressed early would say that something is missing.
  const isHere = file !== undefined;
  const goOn = () => isHere && next();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes where a step begins, not with every key
  useEffect(() => {
    const first =
      body.current?.querySelector<HTMLElement>("input:checked, [data-first=true]") ??
      body.current?.querySelector<HTMLElement>("input, select, [tabindex]") ??
      document.querySelector<HTMLElement>(".setup-next");
    first?.focus();
  }, [step, isHere]);
  const Body = components[step];
  const number = steps.indexOf(step) + 1;
  return (
    <form
      className="setup"
      data-step={step}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
      onKeyDown={(event) => {
        // Fields and buttons send a form by themselves, what only scrolls does not.
        const sends = event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement;
        if (event.key === "Escape") back();
        else if (event.key === "Enter" && !sends) goOn();
        else return;
        event.preventDefault();
      }}
    >
      <header className="setup-head">
        {/* The product's name is the same in every language. */}
        <h1>{t("title")}</h1>
        <p>{t("step-of", { number, all: steps.length })}</p>
        {step === "displays" && ownDisplay > 0 && <strong className="setup-own-display">{ownDisplay}</strong>}
      </header>
      <nav aria-label={t("steps")} className="setup-steps">
        <ol>
          {steps.map((each, index) => (
            <li key={each} aria-current={each === step ? "step" : undefined} data-done={index + 1 < number}>
              <b aria-hidden="true">{index + 1 < number ? "✓" : index + 1}</b> {t(`step-${each}`)}
            </li>
          ))}
        </ol>
      </nav>
      <main className="setup-page">
        <h2>{t(`title-${step}`)}</h2>
        <p className="setup-about">{t(`about-${step}`)}</p>
        <div ref={body} className="setup-body">
          {isHere ? <Body state={state} /> : <p>{t("loading")}</p>}
        </div>
      </main>
      <footer className="setup-foot">
        <div role="status" className="setup-said">
          {trouble && <TroubleText trouble={trouble} />}
          {asking && !trouble && <p>{t(`asking-${asked(step)}`)}</p>}
          {done && <p>{t("opening")}</p>}
        </div>
        <button type="button" className="key-button" disabled={number === 1 || asking || done} onClick={back}>
          {t("back")} <kbd>Esc</kbd>
        </button>
        <button type="submit" className="key-button setup-next" aria-disabled={!isHere || asking || done}>
          {t(`go-${nextWord(state)}`)} <kbd>Enter</kbd>
        </button>
      </footer>
    </form>
  );
}

function asked(step: Step): "city" | "broker" | "summary" {
  return step === "broker" || step === "summary" ? step : "city";
}

/** What Enter does. */
function nextWord({ step, draft, tested, checked, insisted }: SetUpState) {
  if (step === "summary") return "finish";
  if (step === "broker" && draft.brokerKind === "city") {
    if (!tested) return "test";
    return tested.some(({ state }) => state === "fault") ? "next-anyway" : "next";
  }
  const isFaulty = checked?.faults.some(({ severity }) => severity === "error") === true;
  return step === "city" && insisted && isFaulty && checked?.city ? "next-anyway" : "next";
}

/** What was not done, and what to do about it. */
function TroubleText({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation("setup");
  const found = "found" in trouble ? (trouble.found ?? "") : "";
  const code = (["not-written", "disk-full", "disconnected"] as const).find((each) => each === trouble.code);
  return (
    <p className="send-missing">
      {code ? t(`refused-${code}`, { found }) : t("refused", { code: trouble.code, found })}
    </p>
  );
}
