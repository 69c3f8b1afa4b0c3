/** What the sign-in page and the first start have in common: the city, the time, the alarms' number, and a form. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatDay, formatTime, formatZone } from "../../ui/time.ts";
import { WaitingAlarms } from "./WaitingAlarms.tsx";

export interface DoorPageProps {
  readonly door: "first-start" | "sign-in" | "locked";
  readonly title: string;
  readonly connected: boolean;
  readonly children: ReactNode;
}

export function DoorPage({ door, title, connected, children }: DoorPageProps) {
  const city = useRow("city");
  const { t, i18n } = useTranslation("access");
  const { t: words } = useTranslation("console");
  const now = useNow(1000);
  return (
    <div className="console door" data-door={door}>
      <header className="door-head">
        <time className="bar-clock" dateTime={new Date(now).toISOString()}>
          {city ? formatTime(now, city.zone, i18n.language) : "--.--"}
        </time>
        <div>
          <h1>{city ? textOf(city.name, i18n.language) : words("loading")}</h1>
          <p>
            {city &&
              `${formatDay(now, city.zone, i18n.language)} · ${formatZone(city.zone, i18n.language, now)}`}
          </p>
        </div>
        <WaitingAlarms />
      </header>
      <main className="door-body">
        <section className="door-card" aria-label={title}>
          <h2>{title}</h2>
          {!connected && (
            <p className="send-refused" role="status">
              {t("core-away")}
            </p>
          )}
          {children}
        </section>
      </main>
    </div>
  );
}
