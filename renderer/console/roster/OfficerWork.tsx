/** The chosen officer's open orders, what they can do, and the vehicles where they are. */
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { select } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import type { Desk } from "../actions/action.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import type { Work } from "./work.ts";

export interface OfficerWorkProps {
  readonly officer: OfficerRow;
  readonly work: readonly Work[];
  readonly desk: Desk;
}

export function OfficerWork({ officer, work, desk }: OfficerWorkProps) {
  const { t, i18n } = useTranslation("duty");
  const { t: incidents } = useTranslation("incidents");
  const city = useCityIndex();
  const roster = useRow("rosterCity");
  const own = roster?.officerSkills[officer.id] ?? [];
  const skills = roster?.skills.filter(({ id }) => own.includes(id)) ?? [];
  const post = roster?.posts.find(({ name }) => name === officer.post)?.id;
  const vehicles = roster?.vehicles.filter((vehicle) => vehicle.post === post) ?? [];
  return (
    <Facts>
      <Fact name={t("doing")}>
        {work.length === 0 && <span className="roster-soft">{t("doing-nothing")}</span>}
        {work.map(({ incident, order }) => {
          const category = city.categories.get(incident.category);
          return (
            <button
              key={order.id}
              type="button"
              className="key-button roster-work"
              title={t("open-incident")}
              onClick={() => {
                desk.goTo("situation");
                select({ kind: "incident", id: incident.id });
              }}
            >
              <strong>{category ? textOf(category.name, i18n.language) : incident.category}</strong>
              <span>
                {incidents(`order-${order.state}`)} · <Age since={order.since} />
              </span>
              <span>{incident.address ?? incident.text}</span>
            </button>
          );
        })}
      </Fact>
      {skills.length > 0 && (
        <Fact name={t("skills")}>{skills.map(({ name }) => textOf(name, i18n.language)).join(", ")}</Fact>
      )}
      {vehicles.length > 0 && (
        <Fact name={t("vehicles")}>
          {vehicles.map(({ id, kind, plate }) => (
            <p key={id}>
              {textOf(kind, i18n.language)} {plate}
            </p>
          ))}
        </Fact>
      )}
    </Facts>
  );
}
