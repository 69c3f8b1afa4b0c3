/** The directory of cameras: found by words, district, tags, groups and health; one large picture, or many at once. */
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import type CameraMapType from "../../panels/map/CameraMap.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { Frame } from "../../ui/Frame.tsx";
import { select, useSelection } from "../../ui/selection.ts";
import { CameraButton } from "../CameraButton.tsx";
import { CameraDetails } from "../details/CameraDetails.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { CameraDialog } from "./CameraDialog.tsx";
import { CameraFilters } from "./CameraFilters.tsx";
import { CameraGrid } from "./CameraGrid.tsx";
import { CameraLine } from "./CameraLine.tsx";
import { DirectoryTools } from "./DirectoryTools.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { type CameraOrder, cameraOrders, everyCamera, filterCameras, orderCameras } from "./filter.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { LabelDialog } from "./LabelDialog.tsx";
import { LoginsDialog } from "./LoginsDialog.tsx";
import { useMarks } from "./marks.ts";
import { RemoveDialog, RestoreDialog } from "./RemoveDialog.tsx";
import { type SeenCamera, seenCameras } from "./seen.ts";
import { useCalm } from "./useCalm.ts";
import "../directory.css";
import "./cameras.css";

const stateOf = ({ standing }: SeenCamera) => standing.state;
/** A map is loaded when somebody looks at one. */
const CameraMap = lazy(() => import("../../panels/map/CameraMap.tsx")) as typeof CameraMapType;
const columns = ["picture", "camera", "seen-day"];
/** Each letter of a search would end streams and open others. */
const calmMs = 400;
/** At the right: the chosen one large, many at once, or where they are. */
type Look = "one" | "many" | "map";
type OnTop = "add" | "edit" | "label" | "remove" | "restore" | "import" | "export" | "logins";

export function CamerasPage() {
  const { rows, state } = useView("cameras");
  const city = useCityIndex();
  const { t } = useTranslation("console");
  const { t: names } = useTranslation("cameras");
  const count = useCountFormat();
  const selection = useSelection();
  const { filter, setFilter, list, search } = useListFilter(everyCamera);
  const { t: directory, i18n } = useTranslation("directory");
  const [look, setLook] = useState<Look>("one");
  const [order, setOrder] = useState<CameraOrder>("city");
  const [onTop, setOnTop] = useState<OnTop | null>(null);
  const statuses = useView("cameraStatus").rows;
  const cameras = useMemo(() => seenCameras(rows, statuses), [rows, statuses]);
  const shown = useMemo(
    () => orderCameras(filterCameras(cameras, filter, city, names), order, i18n.language),
    [cameras, filter, city, names, order, i18n.language],
  );
  const calmFilter = useCalm(filter, calmMs);
  const playing = useRef(shown);
  if (calmFilter === filter) playing.current = shown;
  const marks = useMarks(rows, shown);
  const chosen = selection?.kind === "camera" ? selection.id : null;
  const chosenRow = rows.find(({ id }) => id === chosen);
  // What is marked, else what is chosen: what a change of many is about.
  const meant = marks.ids.size > 0 ? [...marks.ids] : chosenRow ? [chosenRow.id] : [];
  const close = () => setOnTop(null);
  const withMeant = (next: OnTop) => meant.length > 0 && setOnTop(next);
  const nextOrder = () =>
    setOrder(cameraOrders[(cameraOrders.indexOf(order) + 1) % cameraOrders.length] ?? "city");
  const seen = look === "one" && !chosen ? "many" : look;
  const toggleGrid = () => setLook(seen === "many" && chosen ? "one" : "many");
  const toggleMap = () => setLook(seen === "map" ? (chosen ? "one" : "many") : "map");
  usePageHandle({
    list,
    search,
    showAll() {
      setFilter(everyCamera);
      marks.clear();
    },
    toggleGrid,
    toggleMap,
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
            <CameraFilters
              cameras={cameras}
              filter={filter}
              onFilter={setFilter}
              search={search}
              order={order}
              onOrder={nextOrder}
            />
            <DirectoryTools meant={meant.length} chosen={chosenRow !== undefined} shown={shown.length} />
          </div>
          <Table columns="camera-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={directory("none")}
              items={shown}
              rowRem={3.4}
              label={t("cameras-title")}
              chosen={chosen}
              onCursor={(camera) => marks.at(camera.id)}
              onChoose={(camera) => {
                marks.at(camera.id);
                select({ kind: "camera", id: camera.id });
                if (look !== "map") setLook("one");
              }}
            >
              {(camera) => <CameraLine camera={camera} city={city} marked={marks.ids.has(camera.id)} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame
        title={t(`cameras-look-${seen}`)}
        state={state}
        tools={
          <>
            <button
              type="button"
              className="key-button"
              onClick={toggleGrid}
              disabled={seen === "many" && !chosen}
            >
              {t(seen === "many" ? "show-one" : "show-many")} <kbd>G</kbd>
            </button>
            <button type="button" className="key-button" aria-pressed={seen === "map"} onClick={toggleMap}>
              {t(seen === "map" ? "hide-map" : "show-map")} <kbd>M</kbd>
            </button>
          </>
        }
      >
        {seen === "map" ? (
          <Suspense fallback={null}>
            <CameraMap
              cameras={shown}
              whole={shown.length === rows.length}
              stateOf={stateOf}
              chosen={cameras.find(({ id }) => id === chosen)}
              stale={state === "stale"}
            >
              {chosenRow ? <CameraButton key={chosenRow.id} camera={chosenRow} /> : null}
            </CameraMap>
          </Suspense>
        ) : seen === "many" ? (
          <CameraGrid
            cameras={playing.current}
            none={rows.length > 0 ? t("nothing-matches") : directory("none")}
          />
        ) : (
          <Scroll key={chosen} label={t("details-camera")} className="camera-large">
            <CameraDetails id={chosen ?? ""} />
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
