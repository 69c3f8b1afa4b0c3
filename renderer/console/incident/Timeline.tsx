/** Everything that was decided about an incident and what came of it, in words, the newest first. */
import { useTranslation } from "react-i18next";
import type { HistoryRow } from "../../../shared/contract/incidents.ts";
import { eventWords } from "../../../shared/domain/event/words.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { formatMoment } from "../../ui/time.ts";
import { CopyText } from "../details/CopyText.tsx";
import { KeptPicture } from "./KeptPicture.tsx";
import type { People } from "./people.ts";
import type { RecordPicture } from "./pictures.ts";
import { Section } from "./Section.tsx";

export interface TimelineProps {
  readonly history: readonly HistoryRow[];
  readonly incident: string;
  readonly zone: string;
  readonly people: People;
  readonly pictures: readonly RecordPicture[];
  /** Shows one of them large. */
  readonly onPicture: (id: string) => void;
  readonly onEvidence: () => void;
}

export function Timeline({
  history,
  incident,
  zone,
  people,
  pictures,
  onPicture,
  onEvidence,
}: TimelineProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: events } = useTranslation("events");
  const { t: words } = useTranslation("console");
  const city = useCityIndex();
  const orders = new Map(
    history.flatMap(({ kind, body }) =>
      kind === "order.sent" ? [[String(body.order), String(body.officer)] as const] : [],
    ),
  );
  return (
    <Section name="history" title={t("history-title", { count: history.length })}>
      <p className="history-evidence">
        <button type="button" className="key-button" onClick={onEvidence}>
          {words("action-evidence")} <kbd>Ctrl Shift G</kbd>
        </button>
      </p>
      {history.length === 0 && <p className="incident-soft">{t("history-none")}</p>}
      <ol className="incident-history">
        {history.toReversed().map((row) => {
          const { text, said, photos } = eventWords(row, events, {
            ...{ people, city, orders, language: i18n.language },
          });
          const picture = pictures.find(({ id }) => id === row.id);
          const part = typeof row.body.incident === "string" && row.body.incident !== incident;
          return (
            <li key={row.id} data-event={row.kind} data-effective={row.effective}>
              <p className="incident-soft">
                <time dateTime={new Date(row.at).toISOString()}>
                  {formatMoment(row.at, zone, i18n.language)}
                </time>{" "}
                · {people.actor(row.actor)}
                {part && ` · ${t("about-part", { incident: String(row.body.incident) })}`}
              </p>
              <p>
                {text}
                {!row.effective && <em> {t("without-effect")}</em>}
              </p>
              {said && (
                <p className="incident-said" dir="auto">
                  {said}
                </p>
              )}
              {picture && (
                <button type="button" className="history-picture" onClick={() => onPicture(row.id)}>
                  <KeptPicture picture={picture} />
                </button>
              )}
              {photos.map((photo) => (
                <CopyText key={photo} text={photo} what={words("photo-link")} />
              ))}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
