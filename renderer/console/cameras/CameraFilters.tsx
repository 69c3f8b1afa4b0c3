/** What cameras are looked for by: words, district, tag, group, how they stand; and the order in which they are shown. */
import { type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { tagText } from "../../camera/tag.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Chip } from "../Chip.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { HealthMark } from "../HealthMark.tsx";
import { SearchField } from "../SearchField.tsx";
import { type CameraFilter, type CameraOrder, countWords } from "./filter.ts";
import { isNeverSeen, type SeenCamera } from "./seen.ts";
import { WordSelect } from "./WordSelect.tsx";

const states = ["up", "down", "unknown"] as const;

export interface CameraFiltersProps {
  /** All that there are. */
  readonly cameras: readonly SeenCamera[];
  readonly filter: CameraFilter;
  readonly onFilter: (filter: CameraFilter) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly order: CameraOrder;
  readonly onOrder: () => void;
}

export function CameraFilters({ cameras, filter, onFilter, search, order, onOrder }: CameraFiltersProps) {
  const { t } = useTranslation("console");
  const { t: names } = useTranslation("cameras");
  const { t: directory } = useTranslation("directory");
  const city = useCityIndex();
  const count = useCountFormat();
  const tags = useMemo(() => countWords(cameras.map((camera) => camera.tags)), [cameras]);
  const groups = useMemo(() => countWords(cameras.map((camera) => camera.groups)), [cameras]);
  const { standing, neverSeen } = useMemo(() => countStates(cameras), [cameras]);
  const put = (change: Partial<CameraFilter>) => onFilter({ ...filter, ...change });
  return (
    <>
      <div className="directory-words">
        <SearchField
          field={search}
          label={t("search-cameras")}
          value={filter.text}
          onChange={(text) => put({ text })}
        />
        <DistrictSelect city={city} value={filter.district} onChange={(district) => put({ district })} />
      </div>
      <div className="directory-words camera-words">
        <WordSelect
          label={t("tags")}
          none={directory("every-tag")}
          words={tags}
          value={filter.tag}
          nameOf={(tag) => tagText(tag, names)}
          onChange={(tag) => put({ tag })}
        />
        <WordSelect
          label={directory("groups")}
          none={directory("every-group")}
          words={groups}
          value={filter.group}
          onChange={(group) => put({ group })}
        />
        <button type="button" className="key-button" onClick={onOrder}>
          {directory(`order-${order}`)} <kbd>;</kbd>
        </button>
      </div>
      <div className="directory-chips">
        {states.map((state) => (
          <Chip
            key={state}
            on={filter.health === state}
            onPress={() => put({ health: filter.health === state ? null : state })}
          >
            <HealthMark health={state} />
            <b>{count(standing[state])}</b>
            <span>{t(`health-${state}`)}</span>
          </Chip>
        ))}
        <Chip on={filter.neverSeen} onPress={() => put({ neverSeen: !filter.neverSeen })}>
          <b>{count(neverSeen)}</b>
          <span>{directory("never-seen")}</span>
        </Chip>
        <Chip on={filter.ours} onPress={() => put({ ours: !filter.ours })}>
          <span>{directory("ours")}</span>
        </Chip>
      </div>
    </>
  );
}

function countStates(cameras: readonly SeenCamera[]) {
  const standing = { up: 0, down: 0, unknown: 0 };
  let neverSeen = 0;
  for (const camera of cameras) {
    standing[camera.standing.state] += 1;
    if (isNeverSeen(camera)) neverSeen += 1;
  }
  return { standing, neverSeen };
}
