/** The directory of cameras: found by words, district and health; one large picture, or many at once. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { tagText } from "../../camera/tag.ts";
import { type CityIndex, useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame } from "../../ui/Frame.tsx";
import { select, useSelection } from "../../ui/selection.ts";
import { Chip } from "../Chip.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { CameraDetails } from "../details/CameraDetails.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { HealthMark } from "../HealthMark.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { SearchField } from "../SearchField.tsx";
import { CameraGrid } from "./CameraGrid.tsx";
import { everyCamera, filterCameras } from "./filter.ts";
import "../directory.css";
import "./cameras.css";

const healths = ["up", "down", "unknown"] as const;

export function CamerasPage() {
  const { rows, state } = useView("cameras");
  const city = useCityIndex();
  const { t } = useTranslation("console");
  const { t: cameras } = useTranslation("cameras");
  const count = useCountFormat();
  const selection = useSelection();
  const { filter, setFilter, list, search } = useListFilter(everyCamera);
  const [grid, setGrid] = useState(false);
  const shown = useMemo(() => filterCameras(rows, filter, city, cameras), [rows, filter, city, cameras]);
  const chosen = selection?.kind === "camera" ? selection.id : null;
  usePageHandle({
    list,
    search,
    showAll: () => setFilter(everyCamera),
    toggleGrid: () => setGrid(!grid),
  });

  return (
    <div className="directory">
      <Frame
        title={t("cameras-title")}
        state={state}
        aside={<Shown shown={shown.length} all={rows.length} />}
      >
        <div className="directory-list">
          <div className="directory-filter">
            <div className="directory-words">
              <SearchField
                field={search}
                label={t("search-cameras")}
                value={filter.text}
                onChange={(text) => setFilter({ ...filter, text })}
              />
              <DistrictSelect
                city={city}
                value={filter.district}
                onChange={(district) => setFilter({ ...filter, district })}
              />
            </div>
            <div className="directory-chips">
              {healths.map((health) => (
                <Chip
                  key={health}
                  on={filter.health === health}
                  onPress={() => setFilter({ ...filter, health: filter.health === health ? null : health })}
                >
                  <HealthMark health={health} />
                  <b>{count(rows.filter((camera) => camera.health === health).length)}</b>
                  <span>{t(`health-${health}`)}</span>
                </Chip>
              ))}
            </div>
          </div>
          <FoundList
            ref={list}
            state={state}
            all={rows.length}
            none={t("cameras-none")}
            items={shown}
            rowRem={2.9}
            label={t("cameras-title")}
            chosen={chosen}
            onChoose={(camera) => {
              select({ kind: "camera", id: camera.id });
              setGrid(false);
            }}
          >
            {(camera) => <CameraLine camera={camera} city={city} />}
          </FoundList>
        </div>
      </Frame>
      <Frame
        title={t(grid || !chosen ? "cameras-live" : "details-camera")}
        state={state}
        tools={
          <button type="button" className="key-button" onClick={() => setGrid(!grid)} disabled={!chosen}>
            {t(grid || !chosen ? "show-one" : "show-many")} <kbd>G</kbd>
          </button>
        }
      >
        {grid || !chosen ? (
          <CameraGrid cameras={shown} />
        ) : (
          <Scroll key={chosen} label={t("details-camera")} className="camera-large">
            <CameraDetails id={chosen} />
          </Scroll>
        )}
      </Frame>
    </div>
  );
}

function CameraLine({ camera, city }: { camera: CameraRow; city: CityIndex }) {
  const { t } = useTranslation("cameras");
  return (
    <div className="camera-line">
      <p>
        <HealthMark health={camera.health} />
        <strong>{camera.name}</strong>
      </p>
      <p>
        {city.districts.get(camera.district)?.name ?? camera.district} ·{" "}
        {camera.tags.map((tag) => tagText(tag, t)).join(", ")}
      </p>
    </div>
  );
}
