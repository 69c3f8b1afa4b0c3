/** The handover of the shift, put together: what is written, what screens see, and what comes to it while it runs. */
import { type ViewName, views } from "../../../shared/contract/views.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { roomActor } from "../../../shared/domain/event/event.ts";
import { newsAmong, preparedItems, subjectsOf } from "../../../shared/domain/handover/prepare.ts";
import { shiftsAt } from "../../../shared/domain/handover/shifts.ts";
import { actorOf, type Person } from "../../../shared/domain/roles/role.ts";
import type { ActsFor } from "../incidents/duty.ts";
import type { NewId } from "../incidents/ids.ts";
import { LiveRows, putChanged } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import { HandoverBook } from "./book.ts";
import {
  createHandoverCommands,
  type HandoverCommandContext,
  type HandoverHandlers,
  listed,
} from "./commands.ts";
import { type GatherOptions, gatherRoom } from "./gather.ts";
import { createPaper } from "./paper.ts";
import { handoverRow, itemRows } from "./rows.ts";

export interface HandoverOptions
  extends GatherOptions,
    Pick<HandoverCommandContext, "confirmPerson" | "confirmSecond" | "seal"> {
  readonly city: City;
  readonly station: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly resourcesFolder: string;
  /** Undefined for a station that is alone. */
  readonly actsFor?: ActsFor;
  /** Whether the city wants two persons to end a shift with urgent incidents. */
  readonly wantsTwo: boolean;
}

export interface HandoverDesk {
  readonly commands: HandoverHandlers;
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  /** A window is gone. */
  forget(client: number): void;
  /** Time went on, and with it the room. */
  advance(): void;
}

/** An instruction is read again after a year, whatever its edition. */
const instructionHoldsMs = 366 * 24 * 3_600_000;
/** The room is looked at so often for news, and while somebody looks at what would be handed over. */
const lookEveryMs = 5000;

export function openHandover(options: HandoverOptions): HandoverDesk {
  const { city, station, store, sources, clock, wantsTwo } = options;
  const book = new HandoverBook({ city: city.code, station, store, clock });
  const drafts = new Set<() => void>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  const shifts = () => {
    const plan = options.plan();
    const times = {
      zone: city.zone,
      shifts: city.shifts,
      span: (shift: string, day: string) => plan.span(shift, day),
    };
    return shiftsAt(times, clock(), book.leader?.handover.beginning ?? null);
  };
  const items = () => {
    const nowMs = clock();
    const lastMs = book.leader?.sinceMs ?? null;
    return preparedItems(gatherRoom(options, { beginning: shifts().beginning, lastMs, nowMs }), nowMs);
  };
  const { handlers, forget } = createHandoverCommands({
    ...{ city, book, clock, newId: options.newId, shifts, items },
    readBy: (person: Person) =>
      store.handovers.instructionsRead(actorOf(person), clock() - instructionHoldsMs),
    ...{ confirmPerson: options.confirmPerson, confirmSecond: options.confirmSecond, seal: options.seal },
    paper: createPaper({ city, book, resourcesFolder: options.resourcesFolder }),
  });

  function show(): void {
    const leader = book.leader;
    sources.duty.put({
      id: "duty",
      leader: leader?.person
        ? { ...leader.person, since: leader.sinceMs, handover: leader.handover.id }
        : null,
      open: book.running?.handover.id ?? null,
      ...shifts(),
      reservedMs: city.handover.reservedMinutes * 60_000,
    });
  }

  /** What ran when this station ended is interrupted, and goes on when somebody says so. */
  function noteRestart(): void {
    const running = book.running;
    if (running?.handover.phase !== "under-way" || running.events.at(-1)?.station !== station) return;
    const body = { cause: "restart" as const, reason: null };
    const decision = { kind: "handover.interrupted" as const, subject: running.handover.id, body };
    book.decide([{ decision, actor: roomActor }]);
  }

  function addNews(): void {
    const begun = book.running;
    const running = begun?.handover;
    if (!running || running.phase === "signed") return;
    // One station adds it: that on which the handover began.
    if (!(options.actsFor?.(begun.events[0]!.station) ?? true)) return;
    const own = new Set(running.items.keys());
    const subjects = subjectsOf([...running.items.values()].map(({ item }) => item));
    const news = newsAmong(items(), { has: (id) => own.has(id), subjects }, running.begunAtMs);
    for (const decision of listed(running.id, news)) book.decide([{ decision, actor: roomActor }]);
  }

  /** `id`: whose changes it shows; null for all. */
  function openOf<Row>(
    id: string | null,
    name: "handovers" | "handover" | "handoverItems",
    build: () => Row[],
  ): OpenedRows {
    const keyOf = views[name].key as (row: Row) => string;
    const rows = new LiveRows<Row>(keyOf, build());
    const close = book.onChange((changed) => {
      if (id === null || changed === id) putChanged(rows, build(), keyOf);
    });
    return { rows: rows as LiveRows<unknown>, close };
  }

  noteRestart();
  show();
  book.onChange(show);

  return {
    commands: handlers,
    forget,
    open(view, params) {
      if (view === "handoverDraft") {
        const keyOf = views.handoverDraft.key;
        const build = () => items().map((item, position) => ({ id: item.id, position, item }));
        const rows = new LiveRows(keyOf, build());
        const refresh = () => putChanged(rows, build(), keyOf);
        drafts.add(refresh);
        return { rows: rows as LiveRows<unknown>, close: () => void drafts.delete(refresh) };
      }
      if (view === "handovers") {
        return openOf(null, view, () => book.all.map((known) => handoverRow(book, known, wantsTwo)));
      }
      if (view !== "handover" && view !== "handoverItems") return undefined;
      const { handover: id } = params as { handover: string };
      const find = () => book.find(id);
      return view === "handover"
        ? openOf(id, view, () => [handoverRow(book, find(), wantsTwo)])
        : openOf(id, view, () => itemRows(find()));
    },
    advance() {
      const now = clock();
      if (now - lookedAt < lookEveryMs && now >= lookedAt) return;
      lookedAt = now;
      addNews();
      for (const refresh of drafts) refresh();
      const { beginning } = shifts();
      if (beginning?.startsAtMs !== sources.duty.get("duty")?.beginning?.startsAtMs) show();
    },
  };
}
