/** What keys and buttons everywhere in the console do with the gravest alarm, and whether it sounds. */
import { useEffect, useMemo, useState } from "react";
import type { AlarmPriority } from "../../../shared/domain/alarm/alarm.ts";
import { type AlarmEntry, isWaiting, seenOf, useAlarmEntries } from "../../alarm/entries.ts";
import { roomTime, useNow } from "../../ui/clock.ts";
import { select } from "../../ui/selection.ts";
import type { PageName } from "../page.ts";
import type { Send } from "../send.ts";
import { chooseAlarm } from "./chosen.ts";
import { isSilent, type Silence, silenceOf } from "./silence.ts";
import { patterns, play } from "./sounds.ts";

export interface AlarmDesk {
  /** The most pressing that waits for somebody. */
  readonly gravest: AlarmEntry | undefined;
  /** Until when it is silent, epoch ms; null while it sounds. */
  readonly silentUntil: number | null;
  /** Sound should be heard, and cannot start. */
  readonly mute: boolean;
  acknowledgeGravest(): void;
  openGravest(): void;
  toggleSilence(): void;
}

export function useAlarmDesk(send: Send, goTo: (page: PageName) => void): AlarmDesk {
  const { entries, state } = useAlarmEntries();
  const [silence, setSilence] = useState<Silence | null>(null);
  const now = useNow(1000);
  const waiting = useMemo(() => entries.filter(isWaiting), [entries]);
  const gravest = waiting[0];
  // A group is known by its members: its own oldest one stays while others come.
  const sounding = useMemo(() => waiting.flatMap(({ members }) => members.filter(isWaiting)), [waiting]);
  const silent = isSilent(silence, sounding, now);
  useEffect(() => {
    if (silence && !silent) setSilence(null);
  }, [silence, silent]);
  const newest = useMemo(
    () => sounding.reduce((latest, { since }) => Math.max(latest, since), 0),
    [sounding],
  );
  const mute = useSound(state === "live" && !silent ? (gravest?.priority ?? null) : null, newest);

  return useMemo(
    () => ({
      gravest,
      mute,
      silentUntil: silent ? silence!.untilMs : null,
      acknowledgeGravest() {
        if (gravest) send("alarm.acknowledgeAll", { alarms: seenOf(gravest) });
      },
      openGravest() {
        if (gravest) openSubject(gravest, goTo);
      },
      toggleSilence: () => setSilence(silent ? null : silenceOf(sounding, roomTime())),
    }),
    [gravest, mute, silent, silence, sounding, send, goTo],
  );
}

/** Sounds at once when something new waits or it turns graver, and again while it does. True when it cannot. */
function useSound(priority: AlarmPriority | null, newest: number): boolean {
  const [mute, setMute] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new sounds anew
  useEffect(() => {
    if (priority === null) {
      setMute(false);
      return;
    }
    const sound = () => setMute(!play(priority));
    sound();
    const { repeatMs } = patterns[priority];
    if (repeatMs === null) return;
    const repeating = setInterval(sound, repeatMs);
    return () => clearInterval(repeating);
  }, [priority, newest]);
  return mute;
}

/** Shows what an alarm is about; a flood, or what has no page of its own, on the page of alarms. */
export function openSubject(entry: AlarmEntry, goTo: (page: PageName) => void): void {
  const { subject } = entry.members[0]!;
  if (entry.members.every((member) => member.subject.kind === "post")) {
    goTo("roster");
    return;
  }
  if (subject.kind === "station") {
    goTo("room");
    return;
  }
  if (subject.kind === "shift") {
    goTo("handover");
    return;
  }
  if (entry.members.length === 1 && subject.kind in pageOf) {
    goTo(pageOf[subject.kind as keyof typeof pageOf]);
    select(subject as Parameters<typeof select>[0]);
    return;
  }
  goTo("alarms");
  chooseAlarm(entry.id);
}

const pageOf = { incident: "situation", officer: "roster", camera: "cameras" } as const satisfies Record<
  string,
  PageName
>;
