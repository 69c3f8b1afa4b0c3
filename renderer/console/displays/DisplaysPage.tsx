/** The wall in small: each display with its number and what the scene places on it, true to scale. */
import type { TFunction } from "i18next";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { safeScene } from "../../../shared/domain/scene/safe.ts";
import { useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { select } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import { Scroll } from "../details/Scroll.tsx";
import type { ListHandle } from "../list/VirtualList.tsx";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { PushSources } from "../wall/PushSources.tsx";
import { WallPlaces } from "../wall/WallPlaces.tsx";
import { Legible } from "./Legible.tsx";
import { Restarts } from "./Restarts.tsx";
import { SizeDialog } from "./SizeDialog.tsx";
import "./displays.css";

const tileStates = ["live", "opening", "frozen", "failed"] as const;
/** More displays than these begin a second row. */
const mostInARow = 4;
/** An upright display is in sight as a whole. */
const tallestVh = 60;

export function DisplaysPage({ desk }: PageProps) {
  const { rows, state } = useView("displays");
  const { t } = useTranslation("console");
  const { t: push } = useTranslation("push");
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const ordered = [...rows].sort((a, b) => a.number - b.number);
  const [measured, setMeasured] = useState<string | null>(null);
  usePageHandle({ list, search, measureDisplay: () => setMeasured(ordered[0]?.id ?? null) });
  return (
    <Frame
      title={t("displays-title")}
      state={state}
      aside={<Tiles />}
      tools={
        <>
          <button type="button" className="key-button" onClick={() => desk.send("legibility.check", {})}>
            {t("legibility-check")} <kbd>Shift Y</kbd>
          </button>
          <button type="button" className="key-button" onClick={() => desk.pushToWall(null)}>
            {push("push")} <kbd>\</kbd>
          </button>
          <button
            type="button"
            className="key-button"
            disabled={ordered.length === 0}
            onClick={() => setMeasured(ordered[0]?.id ?? null)}
          >
            {t("measure")} <kbd>Ctrl M</kbd>
          </button>
          <button type="button" className="key-button" onClick={() => desk.send("displays.identify", {})}>
            {t("identify")} <kbd>I</kbd>
          </button>
        </>
      }
    >
      {ordered.length > 0 ? (
        <div className="displays-with-sources">
          <Scroll label={t("displays-title")} className="displays-page">
            <ul
              className="displays"
              style={{
                gridTemplateColumns: `repeat(${Math.min(ordered.length, mostInARow)}, minmax(0, 60rem))`,
              }}
            >
              {ordered.map((display) => (
                <Display
                  key={display.id}
                  display={display}
                  desk={desk}
                  onMeasure={() => setMeasured(display.id)}
                />
              ))}
            </ul>
            <Troubles desk={desk} />
            <Restarts desk={desk} />
          </Scroll>
          <PushSources list={list} search={search} />
        </div>
      ) : (
        <Nothing>{t(state === "loading" ? "loading" : "displays-none")}</Nothing>
      )}
      {measured !== null && ordered.length > 0 && (
        <SizeDialog displays={ordered} first={measured} onClose={() => setMeasured(null)} />
      )}
    </Frame>
  );
}

/** What the tiles of all windows show now. */
function Tiles() {
  const { rows } = useView("tiles");
  const { t } = useTranslation("console");
  const { t: cameras } = useTranslation("cameras");
  if (rows.length === 0) return null;
  return (
    <span className="displays-tiles">
      {t("tiles")}
      {tileStates.map((state) => (
        <span key={state} data-state={state}>
          <b>{rows.filter((tile) => tile.state === state).length}</b> {cameras(`state-${state}`)}
        </span>
      ))}
    </span>
  );
}

/** Tiles that should be live and are not, the longest first; a press shows the camera. */
function Troubles({ desk }: PageProps) {
  const { rows } = useView("tiles");
  const cameras = useView("cameras").rows;
  const { t } = useTranslation("console");
  const { t: states } = useTranslation("cameras");
  const troubled = rows
    .filter(({ state }) => state === "frozen" || state === "failed")
    .sort((a, b) => a.since - b.since);
  if (troubled.length === 0) return null;
  return (
    <section className="displays-troubles">
      <h3>{t("tiles-troubled")}</h3>
      <ul>
        {troubled.map((tile) => (
          <li key={tile.id} data-state={tile.state}>
            <button
              type="button"
              className="chip"
              onClick={() => {
                select({ kind: "camera", id: tile.camera });
                desk.goTo("cameras");
              }}
            >
              <b>{cameras.find(({ id }) => id === tile.camera)?.name ?? tile.camera}</b>
              <span>
                {states(`state-${tile.state}`)} · <Age since={tile.since} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DisplayProps extends PageProps {
  readonly display: DisplayRow;
  readonly onMeasure: () => void;
}

function Display({ display, desk, onMeasure }: DisplayProps) {
  const { t, i18n } = useTranslation("console");
  const scene = [...desk.scenes, safeScene].find(({ id }) => id === display.scene);
  const { widthPx, heightPx } = display;
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <li data-display={display.number}>
      <div
        className="display-picture"
        style={{ aspectRatio: `${widthPx} / ${heightPx}`, maxWidth: `${(tallestVh * widthPx) / heightPx}vh` }}
      >
        {display.panels.map((panel) => (
          <SmallPanel key={panel.id} panel={panel} display={display} />
        ))}
        <WallPlaces display={display} desk={desk} />
        <strong className="display-number">{display.number}</strong>
      </div>
      <h3>{display.label || t("display-unnamed", { number: display.number })}</h3>
      <p>
        {scene ? textOf(scene.name, i18n.language) : display.scene} · {widthPx} × {heightPx}
      </p>
      <p>
        {t("display-size", {
          diagonal: number(display.diagonalIn),
          distance: number(display.distanceM),
        })}
        {!display.configured && ` (${t("display-not-measured")})`}
      </p>
      <p>{t("display-text", { pixels: minimumFontPx(display) })}</p>
      {display.left.length > 0 && (
        <p className="display-left">
          {t("display-left", { panels: display.left.map(({ type }) => panelName(type, t)).join(", ") })}
        </p>
      )}
      <button type="button" className="chip display-measure" onClick={onMeasure}>
        {t("measure-one", { number: display.number })}
      </button>
      <Legible display={display} desk={desk} />
    </li>
  );
}

function SmallPanel({ panel, display }: { panel: DisplayRow["panels"][number]; display: DisplayRow }) {
  const { t } = useTranslation("console");
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const { columns, rows } = panel.settings;
  // Of a panel that goes over several displays, what this one shows.
  const left = Math.max(0, panel.x);
  const right = Math.min(display.widthPx, panel.x + panel.width);
  const cells = typeof columns === "number" && typeof rows === "number" ? { columns, rows } : null;
  return (
    <div
      className="display-panel"
      data-type={panel.type}
      style={{
        left: share(left, display.widthPx),
        top: share(panel.y, display.heightPx),
        width: share(right - left, display.widthPx),
        height: share(panel.height, display.heightPx),
        backgroundSize: cells ? `${share(1, cells.columns)} ${share(1, cells.rows)}` : undefined,
      }}
    >
      <span>
        {panelName(panel.type, t)}
        {panel.part && ` ${panel.part.number}/${panel.part.of}`}
        {cells && " "}
        {cells && (
          <span className="display-cells">
            {cells.columns} × {cells.rows}
          </span>
        )}
      </span>
    </div>
  );
}

function panelName(type: string, t: TFunction<"console">): string {
  return t(`panel-${type}`, { defaultValue: type });
}
