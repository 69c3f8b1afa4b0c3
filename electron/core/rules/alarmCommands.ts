/** What operators decide about alarms. Each handler checks what the decision needs; the board writes it down. */
import type { AlarmRow, alarmCommands } from "../../../shared/contract/alarms.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import type { Caller } from "../access/caller.ts";
import type { PromptHandlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";
import type { AlarmBoard } from "./alarmBoard.ts";

type AlarmCommand = keyof typeof alarmCommands;
export type AlarmHandlers = PromptHandlers<AlarmCommand>;

export function createAlarmCommands(board: AlarmBoard, clock: Clock): AlarmHandlers {
  function known(alarm: string): AlarmRow {
    const row = board.get(alarm);
    if (!row) throw new Refused({ code: "unknown-alarm", found: alarm });
    return row;
  }

  function isUnacknowledged({ state }: AlarmRow): boolean {
    return state === "unacknowledged" || state === "returned";
  }

  /** Of many, one that is over or acknowledged by now needs nothing more. */
  function acknowledge(seen: readonly { alarm: string; since: number }[], { actor }: Caller): void {
    const decisions = seen.flatMap(({ alarm, since }): Decision[] => {
      const row = board.get(alarm);
      if (!row || !isUnacknowledged(row)) return [];
      return [{ kind: "alarm.acknowledged", subject: alarm, body: { raisedAt: since } }];
    });
    if (decisions.length > 0) board.decide(decisions, actor);
  }

  return {
    "alarm.acknowledge"(seen, caller) {
      known(seen.alarm);
      acknowledge([seen], caller);
      return {};
    },
    "alarm.acknowledgeAll"({ alarms }, caller) {
      acknowledge(alarms, caller);
      return {};
    },
    "alarm.shelve"({ alarms, reason, forMs }, { actor }) {
      const until = clock() + forMs;
      board.decide(
        alarms.map((alarm) => ({
          ...{ kind: "alarm.shelved", subject: known(alarm).id },
          body: { reason, until },
        })),
        actor,
      );
      return {};
    },
    "alarm.unshelve"({ alarms }, { actor }) {
      const shelved = alarms.filter((alarm) => known(alarm).state === "shelved");
      const decisions = shelved.map(
        (alarm): Decision => ({ kind: "alarm.unshelved", subject: alarm, body: {} }),
      );
      if (decisions.length > 0) board.decide(decisions, actor);
      return {};
    },
  };
}
