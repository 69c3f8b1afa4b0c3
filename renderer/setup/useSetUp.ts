/** The set-up's state: what is typed, where one is, and what the core was asked. */
import { useCallback, useEffect, useState } from "react";
import type { CommandInput, CommandName, CommandOutput } from "../../shared/contract/commands.ts";
import { CommandRefused } from "../../shared/contract/connection.ts";
import type { CheckedCity, SetUpDisplayRow } from "../../shared/contract/setUp.ts";
import type { Finding } from "../../shared/domain/doctor/finding.ts";
import { connection, useView } from "../data/core.ts";
import { changeLanguage } from "../ui/i18n.ts";
import {
  brokerFaults,
  cityOf,
  type Draft,
  firstDraft,
  readDiagonal,
  readDistance,
  type Step,
  secretFaultOf,
  settingsOf,
  stepsOf,
  type Tested,
  typedDisplay,
} from "./draft.ts";

export type Trouble = CommandRefused["reason"];
type Ask = <Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
) => Promise<CommandOutput<Name> | undefined>;

export interface SetUpState {
  readonly draft: Draft;
  readonly change: (changed: Partial<Draft>) => void;
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly displays: readonly SetUpDisplayRow[];
  /** Of the city that is chosen now; null while nobody looked. */
  readonly checked: CheckedCity | null;
  /** Of the broker as it is typed now; null while nobody tried. */
  readonly tested: readonly Finding[] | null;
  readonly asking: boolean;
  readonly done: boolean;
  readonly trouble: Trouble | null;
  /** Somebody wanted to go on, and something is missing. */
  readonly insisted: boolean;
  readonly ask: Ask;
  readonly next: () => void;
  readonly back: () => void;
}

export function useSetUp(): SetUpState {
  const displays = [...useView("setUpDisplays").rows].sort((a, b) => a.number - b.number);
  const [draft, setDraft] = useState<Draft>(firstDraft);
  const [step, setStep] = useState<Step>("language");
  const [city, setCity] = useState<{ of: string; found: CheckedCity } | null>(null);
  const [accepted, setAccepted] = useState("");
  const [broker, setBroker] = useState<Tested | null>(null);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const [insisted, setInsisted] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  // Main shows numbers on the displays while they are asked for, and reads where the page is from its address.
  useEffect(() => {
    window.location.hash = step;
  }, [step]);
  useEffect(() => void changeLanguage(draft.language), [draft.language]);

  const change = useCallback((changed: Partial<Draft>) => {
    setInsisted(false);
    setTrouble(null);
    setDraft((before) => ({ ...before, ...changed }));
  }, []);
  const ask = useCallback<Ask>(async (name, input) => {
    try {
      setTrouble(null);
      return await connection.command(name, input);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      setTrouble(error.reason);
      return undefined;
    }
  }, []);

  const checked = city?.of === cityOf(draft) ? city.found : null;
  const settings = settingsOf(draft, checked, displays);
  const brokerNow = JSON.stringify([settings, draft.broker.password]);
  const tested = broker?.of === brokerNow ? broker.findings : null;
  const all = stepsOf(draft, checked);

  const go = (to: Step | undefined) => {
    setInsisted(false);
    setTrouble(null);
    if (to) setStep(to);
  };

  /** Whether the step is over; what is missing is on screen then. */
  const mayLeave: Record<Step, () => boolean | Promise<boolean>> = {
    language: () => true,
    async city() {
      const wanted = cityOf(draft);
      if (wanted === "") return false;
      const found = checked ?? (await ask("setUp.checkCity", { city: wanted }));
      if (!found) return false;
      setCity({ of: wanted, found });
      if (!found.city) return false;
      const isFaulty = found.faults.some(({ severity }) => severity === "error");
      // Faults are read before one goes on with them.
      const isRead = !isFaulty || accepted === wanted;
      setAccepted(wanted);
      return isRead;
    },
    role: () => true,
    displays: () =>
      displays.every((display) => {
        if (!checked?.city) return true;
        const { diagonal, distance } = typedDisplay(display, draft, checked.city.displays, draft.language);
        return readDiagonal(diagonal) !== undefined && readDistance(distance) !== undefined;
      }),
    async broker() {
      if (draft.brokerKind !== "city") return true;
      if (brokerFaults(draft).size > 0) return false;
      if (tested) return true;
      const found = await ask("setUp.testBroker", { settings, password: draft.broker.password || null });
      if (found) setBroker({ of: brokerNow, findings: found.findings });
      return false;
    },
    cameras: () => true,
    administrator: () => draft.joins || (draft.name.trim() !== "" && secretFaultOf(draft) === undefined),
    async summary() {
      const administrator =
        draft.joins || draft.brokerKind === "demo" ? null : { name: draft.name.trim(), secret: draft.secret };
      const written = await ask("setUp.finish", {
        ...{ settings, administrator },
        password: draft.brokerKind === "city" ? draft.broker.password || null : null,
      });
      if (written) setDone(true);
      return false;
    },
  };

  const next = () => {
    if (asking || done) return;
    setAsking(true);
    void Promise.resolve(mayLeave[step]())
      .then((may) => {
        if (may) go(all[all.indexOf(step) + 1]);
        else setInsisted(true);
      })
      .finally(() => setAsking(false));
  };
  const back = () => {
    if (!asking && !done) go(all[all.indexOf(step) - 1]);
  };
  return {
    ...{ draft, change, step, steps: all, displays, checked, tested, asking, done, trouble, insisted, ask },
    ...{ next, back },
  };
}
