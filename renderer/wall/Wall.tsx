/** One display of the wall: the panels that the scene places on it, and its number while displays are identified. */
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../shared/contract/rows.ts";
import { driftAt } from "../../shared/domain/scene/drift.ts";
import { minimumFontPx } from "../../shared/domain/scene/legibility.ts";
import { useRow, useView } from "../data/core.ts";
import { PanelSlot } from "../panels/PanelSlot.tsx";
import { useNow } from "../ui/clock.ts";
import { changeLanguage } from "../ui/i18n.ts";
import { useLegibilityCheck } from "./legibility/useLegibilityCheck.ts";
import { SimulationEdge } from "./SimulationEdge.tsx";
import { tellShown } from "./tellShown.ts";
import "./wall.css";

export function Wall({ displayId }: { displayId: string }) {
  const displays = useView("displays");
  const room = useRow("room");
  const display = displays.rows.find((row) => row.id === displayId);

  useEffect(() => {
    if (room) void changeLanguage(room.language);
  }, [room]);
  useEffect(() => {
    if (display) document.documentElement.style.fontSize = `${minimumFontPx(display)}px`;
  }, [display]);

  const isPlaced = display !== undefined;
  useEffect(() => {
    if (isPlaced) tellShown();
  }, [isPlaced]);
  useLegibilityCheck(display);

  if (!display) return <Waiting />;
  return (
    <div
      className="wall"
      data-scene={display.scene}
      data-display={display.number}
      data-state={displays.state}
    >
      <Drifting>
        {display.panels.map((panel) => (
          <Placed key={panel.id} panel={panel} />
        ))}
      </Drifting>
      <SimulationEdge display={display} />
      {room && <Identity display={display} until={room.identifyUntil} />}
    </div>
  );
}

/** No part of the picture stands on the same pixels for hours. */
function Drifting({ children }: { children: ReactNode }) {
  const { x, y } = driftAt(useNow(5000));
  return (
    <div className="wall-drift" style={{ transform: `translate(${x}px, ${y}px)` }}>
      {children}
    </div>
  );
}

function Placed({ panel }: { panel: DisplayRow["panels"][number] }) {
  return (
    <section
      className="wall-panel"
      data-panel={panel.id}
      style={{ left: panel.x, top: panel.y, width: panel.width, height: panel.height }}
    >
      <PanelSlot id={panel.id} type={panel.type} settings={panel.settings} place="wall" />
    </section>
  );
}

/** Before the core has placed a scene on this display: dark and quiet, with a word that something is coming. */
function Waiting() {
  const { t } = useTranslation("wall");
  return (
    <div className="wall wall-waiting">
      <p>{t("waiting")}</p>
    </div>
  );
}

function Identity({ display, until }: { display: DisplayRow; until: number }) {
  const now = useNow(1000);
  const { t } = useTranslation("wall");
  const places = useView("places").rows;
  if (until <= now) return null;
  return (
    <div className="wall-identity" data-identity={display.number}>
      {places
        .filter((place) => place.display === display.id && !place.covered)
        .map(({ number, x, y, width, height }) => (
          <span key={number} className="wall-place" style={{ left: x, top: y, width, height }}>
            <b>{number}</b>
          </span>
        ))}
      <strong>{display.number}</strong>
      <p>
        {display.label && `${display.label} · `}
        {t("identity", {
          width: display.widthPx,
          height: display.heightPx,
          diagonal: display.diagonalIn,
          distance: display.distanceM,
        })}
      </p>
    </div>
  );
}
