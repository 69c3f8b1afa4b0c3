/**
 * What may follow what in a handover. Everything that is not in the table is refused, with the reason.
 *
 * After the practice of safety authorities for shift handover (HSE, "Human factors: Shift handover"; API RP 755): face to
 * face, structured, both ways, written, and verified by whoever takes over before responsibility passes.
 */
export const handoverPhases = [
  "none",
  "under-way",
  "interrupted",
  "signed",
  "done",
  "refused",
  "abandoned",
] as const;
export type HandoverPhase = (typeof handoverPhases)[number];

export const handoverActions = [
  "begin",
  "list",
  "join",
  "go-through",
  "note",
  "confirm",
  "ask",
  "answer",
  "interrupt",
  "resume",
  "miss",
  "sign-first",
  "sign-last",
  "unsign",
  "refuse",
  "abandon",
] as const;
export type HandoverAction = (typeof handoverActions)[number];

const stays = { "under-way": "under-way" } as const;

/** The phases that an action may start from, each with the phase after it. */
export const transitions: Readonly<
  Record<HandoverAction, Readonly<Partial<Record<HandoverPhase, HandoverPhase>>>>
> = {
  begin: { none: "under-way" },
  // News comes while people are called away, too.
  list: { ...stays, interrupted: "interrupted" },
  join: stays,
  "go-through": stays,
  note: stays,
  confirm: stays,
  ask: stays,
  answer: stays,
  interrupt: { "under-way": "interrupted" },
  resume: { interrupted: "under-way" },
  miss: stays,
  "sign-first": { "under-way": "signed" },
  // Who signs alone, for the other is missing, signs first and last.
  "sign-last": { signed: "done", "under-way": "done" },
  unsign: { signed: "under-way" },
  refuse: { "under-way": "refused", interrupted: "refused", signed: "refused" },
  abandon: { "under-way": "abandoned", interrupted: "abandoned", signed: "abandoned" },
};

export function phaseAfter(phase: HandoverPhase, action: HandoverAction): HandoverPhase | undefined {
  return transitions[action][phase];
}

const running: ReadonlySet<HandoverPhase> = new Set(["under-way", "interrupted", "signed"]);

/** Nobody has signed it to the end, refused it or given it up. */
export function isRunning(phase: HandoverPhase): boolean {
  return running.has(phase);
}
