/** The directory of cameras: found by words, district, tags, groups and health; one large picture, or many at once. */
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
import { CameraDialog } from "./CameraDialog.tsx";
import { CameraGrid } from "./CameraGrid.tsx";
import { DirectoryTools } from "./DirectoryTools.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import {
  type CameraOrder,
  cameraOrders,
  countWords,
  everyCamera,
  filterCameras,
  orderCameras,
} from "./filter.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { LabelDialog } from "./LabelDialog.tsx";
import { LoginsDialog } from "./LoginsDialog.tsx";
import { useMarks } from "./marks.ts";
import { RemoveDialog, RestoreDialog } from "./RemoveDialog.tsx";
import { WordSelect } from "./WordSelect.tsx";
import "../directory.css";
import "./cameras.css";

const healths = ["up", "down", "unknown"] as const;
type OnTop = "add" | "edit" | "label" | "remove" | "restore" | "import" | "export" | "logins";

export function CamerasPage() {
  const { rows, state } = useView("cameras");
  const city = useCityIndex();
  const { t } = useTranslation("console");
  const { t: cameras } = useTranslation("cameras");
  const count = useCountFormat();
  const selection = useSelection();
  const { filter, setFilter, list, search } = useListFilter(everyCamera);
  const { t: directory, i18n } = useTranslation("directory");
  const [grid, setGrid] = useState(false);
  const [order, setOrder] = useState<CameraOrder>("city");
  const [onTop, setOnTop] = useState<OnTop | null>(null);
  const shown = useMemo(
    () => orderCameras(filterCameras(rows, filter, city, cameras), order, i18n.language),
    [rows, filter, city, cameras, order, i18n.language],
  );
  const tags = useMemo(() => countWords(rows.map((row) => row.tags)), [rows]);
  const groups = useMemo(() => countWords(rows.map((row) => row.groups)), [rows]);
  const marks = useMarks(rows, shown);
  const chosen = selection?.kind === "camera" ? selection.id : null;
  const chosenRow = rows.find(({ id }) => id === chosen);
  // What is marked, else what is chosen: what a change of many is about.
  const meant = marks.ids.size > 0 ? [...marks.ids] : chosenRow ? [chosenRow.id] : [];
  const close = () => setOnTop(null);
  const withMeant = (next: OnTop) => meant.length > 0 && setOnTop(next);
  const nextOrder = () =>
    setOrder(cameraOrders[(cameraOrders.indexOf(order) + 1) % cameraOrders.length] ?? "city");
  usePageHandle({
    list,
    search,
    showAll() {
      setFilter(everyCamera);
      marks.clear();
    },
    toggleGrid: () => setGrid(!grid),
    nextOrder,
    cameras: {
      toggleMark: marks.toggle,
      extendMark(by) {
        marks.put();
        list.current?.move(by);
        marks.put();
      },
      markAll: marks.all,
      add: () => setOnTop("add"),
      edit: () => chosenRow && setOnTop("edit"),
      label: () => withMeant("label"),
      remove: () => withMeant("remove"),
      restore: () => setOnTop("restore"),
      bringIn: () => setOnTop("import"),
      takeOut: () => shown.length > 0 && setOnTop("export"),
      logins: () => setOnTop("logins"),
    },
  });

  return (
    <div className="directory">
      <Frame
        title={t("cameras-title")}
        state={state}
        aside={
          <>
            {marks.ids.size > 0 && (
              <span data-marked={marks.ids.size}>
                {directory("marked", { number: count(marks.ids.size) })}
              </span>
            )}
            <Shown shown={shown.length} all={rows.length} />
          </>
        }
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
            <div className="directory-words camera-words">
              <WordSelect
                label={t("tags")}
                none={directory("every-tag")}
                words={tags}
                value={filter.tag}
                nameOf={(tag) => tagText(tag, cameras)}
                onChange={(tag) => setFilter({ ...filter, tag })}
              />
              <WordSelect
                label={directory("groups")}
                none={directory("every-group")}
                words={groups}
                value={filter.group}
                onChange={(group) => setFilter({ ...filter, group })}
              />
              <button type="button" className="key-button" onClick={nextOrder}>
                {directory(`order-${order}`)} <kbd>;</kbd>
              </button>
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
              <Chip on={filter.ours} onPress={() => setFilter({ ...filter, ours: !filter.ours })}>
                <span>{directory("ours")}</span>
              </Chip>
            </div>
            <DirectoryTools meant={meant.length} chosen={chosenRow !== undefined} shown={shown.length} />
          </div>
          <FoundList
            ref={list}
            state={state}
            all={rows.length}
            none={directory("none")}
            items={shown}
            rowRem={2.9}
            label={t("cameras-title")}
            chosen={chosen}
            onCursor={(camera) => marks.at(camera.id)}
            onChoose={(camera) => {
              marks.at(camera.id);
              select({ kind: "camera", id: camera.id });
              setGrid(false);
            }}
          >
            {(camera) => <CameraLine camera={camera} city={city} marked={marks.ids.has(camera.id)} />}
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
      {onTop === "add" && <CameraDialog camera={undefined} onClose={close} />}
      {onTop === "edit" && <CameraDialog camera={chosenRow} onClose={close} />}
      {onTop === "label" && <LabelDialog cameras={meant} onClose={close} />}
      {onTop === "remove" && <RemoveDialog cameras={meant} onClose={close} />}
      {onTop === "restore" && <RestoreDialog onClose={close} />}
      {onTop === "import" && <ImportDialog onClose={close} />}
      {onTop === "export" && (
        <ExportDialog
          cameras={marks.ids.size > 0 ? [...marks.ids] : shown.map(({ id }) => id)}
          onClose={close}
        />
      )}
      {onTop === "logins" && (
        <LoginsDialog origin={chosenRow ? new URL(chosenRow.url).origin : null} onClose={close} />
      )}
    </div>
  );
}

interface CameraLineProps {
  readonly camera: CameraRow;
  readonly city: CityIndex;
  readonly marked: boolean;
}

function CameraLine({ camera, city, marked }: CameraLineProps) {
  const { t } = useTranslation("cameras");
  const { t: directory } = useTranslation("directory");
  const words = [...camera.tags.map((tag) => tagText(tag, t)), ...camera.groups];
  return (
    <div className="camera-line" data-marked={marked}>
      <p>
        <HealthMark health={camera.health} />
        <strong>{camera.name}</strong>
        {!camera.placeKnown && <span className="camera-flag">{directory("place-unknown")}</span>}
        {(camera.origin === "station" || camera.edited) && (
          <span className="camera-flag">{directory(camera.edited ? "edited" : "added")}</span>
        )}
        {marked && <span className="camera-check">✓</span>}
      </p>
      <p>
        {city.districts.get(camera.district)?.name ?? camera.district}
        {words.length > 0 && ` · ${words.join(", ")}`}
      </p>
    </div>
  );
}
