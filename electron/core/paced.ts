/**
 * Work that is begun anew whenever what it works on changed, a step at a time, so that the core does its other work
 * between two.
 *
 * Guarantees: it ends with a run that began after the last change; of two runs only the later goes on.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { allAtOnce, type Steps } from "../../shared/domain/steps.ts";

export class Paced {
  private readonly work: () => Steps<void>;
  private readonly atOnce: boolean;
  private run = 0;
  /** Resolves when the run that goes on now has ended, or was given up; undefined while none does. */
  running: Promise<void> | undefined;

  /** `atOnce`: there is so little of it that steps would only be late. */
  constructor(work: () => Steps<void>, atOnce: boolean) {
    this.work = work;
    this.atOnce = atOnce;
    this.again();
  }

  again(): void {
    this.run += 1;
    if (this.atOnce) allAtOnce(this.work());
    else this.running = this.goOn(this.run, this.running);
  }

  stop(): void {
    this.run += 1;
  }

  private async goOn(run: number, before: Promise<void> | undefined): Promise<void> {
    // A run that was given up ends at its next step: two at a time would take turns.
    await before;
    const steps = this.work();
    while (run === this.run && !steps.next().done) await nextTurn();
  }
}
