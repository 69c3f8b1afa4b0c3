/** Everything about one alarm or one group, and what may be done with it. */
import { useTranslation } from "react-i18next";
import type { AlarmRow } from "../../../shared/contract/alarms.ts";
import { type AlarmEntry, isWaiting } from "../../alarm/entries.ts";
import { alarmText, entryText, placeText, type Wording } from "../../alarm/text.ts";
import { formatTime } from "../../ui/time.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";

export interface AlarmDetailsProps {
  readonly entry: AlarmEntry;
  readonly zone: string;
  readonly wording: Wording;
  readonly onAcknowledge: () => void;
  readonly onShelve: () => void;
  readonly onOpen: () => void;
}

/** Of a flood, as many as somebody reads. */
const membersShown = 50;

export function AlarmDetails({ entry, zone, wording, onAcknowledge, onShelve, onOpen }: AlarmDetailsProps) {
  const { t, i18n } = useTranslation("alarms");
  const { language } = i18n;
  const first = entry.members[0] as AlarmRow;
  const single = entry.members.length === 1;
  return (
    <article data-details={entry.id} className="alarm-details">
      <h3>{entryText(entry, t, wording)}</h3>
      <div className="alarm-acts">
        <button type="button" className="key-button" onClick={onAcknowledge} disabled={!isWaiting(entry)}>
          {t("acknowledge")} <kbd>Shift A</kbd>
        </button>
        <button type="button" className="key-button" onClick={onShelve}>
          {t(entry.state === "shelved" ? "unshelve" : "shelve")} <kbd>Shift D</kbd>
        </button>
        {single && (
          <button type="button" className="key-button" onClick={onOpen}>
            {t("go")} <kbd>Shift G</kbd>
          </button>
        )}
      </div>
      <Facts>
        <Fact name={t("state")}>{t(`state-${entry.state}`)}</Fact>
        <Fact name={t("priority")}>{t(`priority-${entry.priority}`)}</Fact>
        <Fact name={t("place")}>{placeText(first.district, t, wording)}</Fact>
        {single && first.params.where && (
          <Fact name={t("where")} long={true}>
            {first.params.where}
          </Fact>
        )}
        <Fact name={t("since")}>
          <Moment at={entry.since} zone={zone} />
        </Fact>
        {single && first.returnedAt !== null && (
          <Fact name={t("over")}>
            <Moment at={first.returnedAt} zone={zone} />
          </Fact>
        )}
        {first.shelf && (
          <Fact name={t("shelf")} long={true}>
            {t("shelf-by", {
              by: first.shelf.by,
              time: formatTime(first.shelf.until, zone, language),
              reason: first.shelf.reason,
            })}
          </Fact>
        )}
      </Facts>
      {!single && (
        <section>
          <h4>{t("members")}</h4>
          <ul className="alarm-members">
            {entry.members.slice(0, membersShown).map((member) => (
              <li key={member.id} data-waiting={isWaiting(member)}>
                <span>{alarmText(member, t, wording)}</span>
                <small>{[member.params.where, t(`state-${member.state}`)].filter(Boolean).join(" · ")}</small>
              </li>
            ))}
          </ul>
          {entry.members.length > membersShown && (
            <p>{t("count-more", { number: entry.members.length - membersShown })}</p>
          )}
        </section>
      )}
    </article>
  );
}
