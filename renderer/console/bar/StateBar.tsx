/** Always in sight: the time, whose city this is, the way to the broker and how old the data is, what the wall shows, what is wrong. */
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatDay, formatTime, formatZone } from "../../ui/time.ts";
import type { Desk } from "../actions/action.ts";
import { Duty } from "./Duty.tsx";
import { LinkState } from "./LinkState.tsx";
import { NoticeLine } from "./NoticeLine.tsx";
import { WallState } from "./WallState.tsx";
import "./bar.css";

export function StateBar({ desk }: { desk: Desk }) {
  const city = useRow("city");
  const room = useRow("room");
  const { t, i18n } = useTranslation("console");
  return (
    <header className="bar">
      {city ? <Clock zone={city.zone} /> : <span className="bar-clock">--.--</span>}
      <div className="bar-city">
        <div className="bar-city-name">
          <h1>{city ? textOf(city.name, i18n.language) : t("loading")}</h1>
          <Person desk={desk} />
        </div>
        <p>
          {city && <Day zone={city.zone} />}
          {!city && "…"}
          <Duty desk={desk} />
        </p>
      </div>
      <LinkState desk={desk} zone={city?.zone ?? "UTC"} />
      {city && room && <WallState desk={desk} room={room} city={city} />}
      <NoticeLine desk={desk} />
    </header>
  );
}

/** Who is answerable for what is done here. */
function Person({ desk }: { desk: Desk }) {
  const person = useRow("session")?.person;
  const { t } = useTranslation("access");
  if (!person) return null;
  return (
    <button
      type="button"
      className="key-button bar-person"
      title={t("person-title")}
      onClick={desk.togglePerson}
    >
      <span>
        <strong>{person.name}</strong> · {t(`role-${person.role}`)}
      </span>
      <kbd>Ctrl Shift W</kbd>
    </button>
  );
}

function Clock({ zone }: { zone: string }) {
  const now = useNow(1000);
  const { i18n } = useTranslation("console");
  return (
    <time className="bar-clock" dateTime={new Date(now).toISOString()}>
      {formatTime(now, zone, i18n.language)}
      <small>{String(new Date(now).getUTCSeconds()).padStart(2, "0")}</small>
    </time>
  );
}

function Day({ zone }: { zone: string }) {
  const now = useNow(60_000);
  const { i18n } = useTranslation("console");
  return (
    <span>
      {formatDay(now, zone, i18n.language)} · {formatZone(zone, i18n.language, now)}
    </span>
  );
}
