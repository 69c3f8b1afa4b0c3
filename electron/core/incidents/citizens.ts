/**
 * Who reported an incident, for whom it is shown.
 *
 * Guarantees: names, numbers and free texts leave the core masked, but to a window whose operator asked to see those of
 * this incident, and for a while only; each asking is an event of the incident. Nobody but consoles can ask.
 */
import type { z } from "zod";
import { type CitizenRow, type citizenCommands, shownForMs } from "../../../shared/contract/citizens.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { maskName, maskPhone } from "../../../shared/domain/privacy/mask.ts";
import { mayRevealCitizen } from "../../../shared/domain/privacy/maySee.ts";
import type { Caller } from "../access/caller.ts";
import { Refused } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import type { Decisions } from "./decisions.ts";
import type { IncidentRegister } from "./register.ts";

export type CitizenHandlers = {
  readonly [Name in keyof typeof citizenCommands]: (
    input: z.output<(typeof citizenCommands)[Name]["input"]>,
    caller: Caller,
  ) => z.infer<(typeof citizenCommands)[Name]["output"]>;
};

export interface CitizensOptions {
  readonly store: Store;
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  readonly clock: Clock;
}

export class Citizens {
  private readonly options: CitizensOptions;
  /** Of each window, the incidents that are shown and until when, epoch ms. */
  private readonly shown = new Map<number, Map<string, number>>();

  constructor(options: CitizensOptions) {
    this.options = options;
  }

  readonly commands: CitizenHandlers = {
    "citizen.reveal": ({ incident }, { id: window, role, actor }) => {
      const { register, store, decisions, clock } = this.options;
      const root = register.rootOf(incident);
      const known = register.find(root)?.incident;
      if (!known) throw new Refused({ code: "unknown-incident", found: incident });
      const actors = new Set(
        register.gathered(root).flatMap((id) =>
          // Having looked is no part in it: else the first refusal could be looked away.
          store.log.of(id).flatMap((event) => (event.kind === "citizen.revealed" ? [] : [event.actor])),
        ),
      );
      if (!mayRevealCitizen({ actor, oversees: role === "supervisor" }, { ...known, actors })) {
        const by = known.acknowledgedBy;
        throw new Refused({ code: "not-handling", ...(by !== null && { by }) });
      }
      const until = clock() + shownForMs;
      const own = this.shown.get(window) ?? new Map<string, number>();
      this.shown.set(window, own.set(root, until));
      // Rows that are open are drawn again as the decision is shown.
      decisions.decide([{ decision: { kind: "citizen.revealed", subject: root, body: { until } }, actor }]);
      return { citizens: this.rows(root, true) };
    },
    "citizen.hide": ({ incident }, { id: window }) => {
      this.hide(window, this.options.register.rootOf(incident));
      return {};
    },
  };

  isShown(window: number, incident: string): boolean {
    const until = this.shown.get(window)?.get(this.options.register.rootOf(incident));
    return until !== undefined && until > this.options.clock();
  }

  rows(incident: string, shown: boolean): CitizenRow[] {
    const { register } = this.options;
    return register.gathered(register.rootOf(incident)).flatMap((id) => {
      const report = register.find(id)?.report;
      if (!report) return [];
      const { reporterName: name, reporterPhone: phone } = report;
      return [
        {
          ...{ report: id, shown },
          name: name !== null && !shown ? maskName(name) : name,
          phone: phone !== null && !shown ? maskPhone(phone) : phone,
        },
      ];
    });
  }

  /** Time went on: what was shown long enough is masked again. */
  advance(): void {
    const now = this.options.clock();
    for (const [window, own] of this.shown) {
      for (const [incident, until] of own) if (until <= now) this.hide(window, incident);
    }
  }

  /** Nobody looks there any more. */
  forget(window: number): void {
    for (const incident of this.shown.get(window)?.keys() ?? []) this.hide(window, incident);
  }

  private hide(window: number, incident: string): void {
    const own = this.shown.get(window);
    if (!own?.delete(incident)) return;
    if (own.size === 0) this.shown.delete(window);
    this.options.register.refresh(incident);
  }
}
