/** What officers are looked for by: words, presence, agency, post, crew, skill. */
import { type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { AgencyMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import { Chip } from "../Chip.tsx";
import { countWords } from "../cameras/filter.ts";
import { WordSelect } from "../cameras/WordSelect.tsx";
import { SearchField } from "../SearchField.tsx";
import { type OfficerFilter, type Presence, presenceOf, presences } from "./filter.ts";

export interface RosterFiltersProps {
  /** All that there are. */
  readonly officers: readonly OfficerRow[];
  readonly filter: OfficerFilter;
  readonly onFilter: (filter: OfficerFilter) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Who is here now is of no matter to the plan. */
  readonly withPresence?: boolean;
}

export function RosterFilters({
  officers,
  filter,
  onFilter,
  search,
  withPresence = true,
}: RosterFiltersProps) {
  const { t, i18n } = useTranslation("console");
  const { t: duty } = useTranslation("duty");
  const city = useCityIndex();
  const roster = useRow("rosterCity");
  const count = useCountFormat();
  const ofAgency = useMemo(
    () => (filter.agency === null ? officers : officers.filter(({ agency }) => agency === filter.agency)),
    [officers, filter.agency],
  );
  const posts = useMemo(() => countWords(ofAgency.map(({ post }) => [post])), [ofAgency]);
  const crews = useMemo(() => countWords(ofAgency.map(({ crew }) => [crew])), [ofAgency]);
  const skills = useMemo(
    () => countWords(ofAgency.map(({ id }) => roster?.officerSkills[id] ?? [])),
    [ofAgency, roster],
  );
  const counts = useMemo(() => countBy(officers), [officers]);
  const skillNames = new Map(roster?.skills.map(({ id, name }) => [id, textOf(name, i18n.language)]));
  const put = (change: Partial<OfficerFilter>) => onFilter({ ...filter, ...change });
  return (
    <div className="roster-filter">
      <SearchField
        field={search}
        label={t("search-officers")}
        value={filter.text}
        onChange={(text) => put({ text })}
      />
      <div className="roster-selects">
        <WordSelect
          label={duty("post")}
          none={duty("every-post")}
          words={posts}
          value={filter.post}
          onChange={(post) => put({ post })}
        />
        <WordSelect
          label={duty("crew")}
          none={duty("every-crew")}
          words={crews}
          value={filter.crew}
          onChange={(crew) => put({ crew })}
        />
        {skills.length > 0 && (
          <WordSelect
            label={duty("skill")}
            none={duty("every-skill")}
            words={skills}
            value={filter.skill}
            nameOf={(skill) => skillNames.get(skill) ?? skill}
            onChange={(skill) => put({ skill })}
          />
        )}
      </div>
      {withPresence && (
        <div className="directory-chips">
          {presences.map((presence) => (
            <Chip
              key={presence}
              on={filter.presence === presence}
              onPress={() => put({ presence: filter.presence === presence ? null : presence })}
            >
              <b>{count(counts.presence[presence])}</b>
              <span>{t(`presence-${presence}`)}</span>
            </Chip>
          ))}
        </div>
      )}
      <div className="directory-chips">
        {[...city.agencies.values()].map((agency) => (
          <Chip
            key={agency.id}
            on={filter.agency === agency.id}
            onPress={() =>
              put({ agency: filter.agency === agency.id ? null : agency.id, post: null, crew: null })
            }
          >
            <AgencyMark shape={agency.shape} colour={agency.colour} />
            <b>{count(counts.agency.get(agency.id) ?? 0)}</b>
            <span>{agency.short}</span>
          </Chip>
        ))}
      </div>
    </div>
  );
}

function countBy(officers: readonly OfficerRow[]) {
  const presence: Record<Presence, number> = { on: 0, missing: 0, off: 0, unknown: 0 };
  const agency = new Map<string, number>();
  for (const officer of officers) {
    presence[presenceOf(officer)] += 1;
    agency.set(officer.agency, (agency.get(officer.agency) ?? 0) + 1);
  }
  return { presence, agency };
}
