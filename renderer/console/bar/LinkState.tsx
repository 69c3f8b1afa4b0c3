/** The way to the broker: its state, its age, what came over it; a plain word while nobody knows. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LinkRow } from "../../../shared/contract/rows.ts";
import { useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";
import { HistoryShare } from "../../ui/HistoryShare.tsx";
import { LinkMark } from "../../ui/LinkMark.tsx";
import { formatAge, formatTime } from "../../ui/time.ts";
import type { Desk } from "../actions/action.ts";
import { isMember, isSkewed } from "../room/standing.ts";

/** Data of a room that works is seconds old; later than this its age is said loudly. */
const oldAfterMs = 30_000;

export function LinkState({ desk, zone }: { desk: Desk; zone: string }) {
  const { rows, state } = useView("link");
  const link = rows[0];
  const { t } = useTranslation("status");
  const { t: words } = useTranslation("console");
  if (!link) {
    return (
      <div className="bar-link" data-link="unknown">
        <LinkMark state="connecting" />
        <p className="bar-link-state">
          <strong>{words("loading")}</strong>
        </p>
        <p className="bar-link-data">…</p>
      </div>
    );
  }
  const known = state === "live";
  return (
    <div className="bar-link" data-link={known ? link.state : "unknown"}>
      <LinkMark state={link.state} />
      <p className="bar-link-state">
        <strong>{known ? t(`link-${link.state}`) : words("link-unknown")}</strong>
        {known && link.state !== "online" ? <Trouble link={link} zone={zone} /> : <Broker link={link} />}
      </p>
      <p className="bar-link-data">
        <DataAge lastMessageAt={link.lastMessageAt} />
        {link.unsent > 0 && (
          <span className="bar-unsent" data-old="true">
            {words("unsent", { count: link.unsent })}
          </span>
        )}
        {link.state === "online" ? <Counters link={link} /> : <Broker link={link} />}
        <HistoryShare />
        <Stations desk={desk} />
      </p>
    </div>
  );
}

/** How many stations of the room are heard; opens their page. Of one that is alone nothing is said. */
function Stations({ desk }: { desk: Desk }) {
  const { rows } = useView("stations");
  const { t } = useTranslation("room");
  const members = rows.filter(isMember);
  const strangers = rows.filter(({ state }) => state === "stranger");
  if (members.length < 2 && strangers.length === 0) return null;
  const here = members.filter(({ state }) => state === "here").length;
  const wrong = here < members.length || strangers.length > 0 || rows.some(isSkewed);
  return (
    <button type="button" className="bar-stations" data-old={wrong} onClick={() => desk.goTo("room")}>
      {t("stations-of", { here, count: members.length })}
    </button>
  );
}

function Broker({ link }: { link: LinkRow }) {
  return (
    <span className="bar-broker" title={link.broker}>
      {link.broker}
    </span>
  );
}

/** Since when it is down, and when it is tried again. */
function Trouble({ link, zone }: { link: LinkRow; zone: string }) {
  const { t, i18n } = useTranslation("status");
  const { t: words } = useTranslation("console");
  const now = useNow(1000);
  const seconds = link.nextAttemptAt === null ? null : Math.ceil((link.nextAttemptAt - now) / 1000);
  return (
    <span title={link.reason ?? undefined}>
      {t("since", { time: formatTime(link.since, zone, i18n.language) })}
      {seconds !== null && seconds > 0 && ` · ${words("next-attempt", { seconds })}`}
    </span>
  );
}

function DataAge({ lastMessageAt }: { lastMessageAt: number | null }) {
  const { t } = useTranslation("console");
  const { t: ui } = useTranslation("ui");
  const now = useNow(1000);
  if (lastMessageAt === null) return <span data-old="true">{t("no-data-yet")}</span>;
  const ageMs = Math.max(0, now - lastMessageAt);
  return (
    <span data-old={ageMs > oldAfterMs}>
      {t("data-age")} <strong>{formatAge(ageMs, ui)}</strong>
    </span>
  );
}

function Counters({ link }: { link: LinkRow }) {
  const { t } = useTranslation("console");
  const count = useCountFormat();
  const perSecond = useRate(link.received);
  return (
    <>
      <span>
        {t("received", { count: link.received })}
        {perSecond !== null && ` (${t("per-second", { number: count(perSecond) })})`}
      </span>
      {link.quarantined > 0 && (
        <span data-old="true">{t("refused-messages", { number: count(link.quarantined) })}</span>
      )}
    </>
  );
}

/** How fast a counter grows, over the last seconds; null until that is known. */
function useRate(counter: number): number | null {
  const [samples, setSamples] = useState<readonly { at: number; counter: number }[]>([]);
  const now = useNow(1000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one sample a tick, whatever came in between
  useEffect(() => setSamples((before) => [...before.slice(-9), { at: Date.now(), counter }]), [now]);
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < 2000) return null;
  // A core that started again counts from nought.
  return Math.max(0, Math.round(((last.counter - first.counter) * 1000) / (last.at - first.at)));
}
