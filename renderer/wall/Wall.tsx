/** One display of the wall: the panels that the scene places on it, and its number while displays are identified. */
import { Component, type ErrorInfo, type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../shared/contract/rows.ts";
import { useRow, useView } from "../data/core.ts";
import { panels } from "../panels/index.ts";
import { useNow } from "../ui/clock.ts";
import { changeLanguage } from "../ui/i18n.ts";
import { minimumFontPx } from "../ui/legibility.ts";
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

  if (!display) return <Waiting />;
  return (
    <div
      className="wall"
      data-scene={display.scene}
      data-display={display.number}
      data-state={displays.state}
    >
      {display.panels.map((panel) => (
        <Placed key={panel.id} panel={panel} />
      ))}
      {room && <Identity display={display} until={room.identifyUntil} />}
    </div>
  );
}

function Placed({ panel }: { panel: DisplayRow["panels"][number] }) {
  const Panel = panels[panel.type];
  return (
    <section
      className="wall-panel"
      data-panel={panel.id}
      style={{ left: panel.x, top: panel.y, width: panel.width, height: panel.height }}
    >
      <PanelBoundary id={panel.id}>
        {Panel ? (
          <Suspense fallback={null}>
            <Panel settings={panel.settings} place="wall" />
          </Suspense>
        ) : (
          <PanelMissing type={panel.type} />
        )}
      </PanelBoundary>
    </section>
  );
}

function PanelMissing({ type }: { type: string }) {
  const { t } = useTranslation("wall");
  return <p className="wall-fault">{t("panel-missing", { type })}</p>;
}

function PanelBroken() {
  const { t } = useTranslation("wall");
  return <p className="wall-fault">{t("panel-broken")}</p>;
}

/** One panel's fault must not take the others of its display with it; it is tried again by itself. */
class PanelBoundary extends Component<{ id: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { broken: true };
  }
  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(`panel ${this.props.id}: ${error.message}${info.componentStack ?? ""}`);
    this.timer = setTimeout(() => this.setState({ broken: false }), 5000);
  }
  override componentWillUnmount() {
    clearTimeout(this.timer);
  }
  override render() {
    return this.state.broken ? <PanelBroken /> : this.props.children;
  }
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
  if (until <= now) return null;
  return (
    <div className="wall-identity" data-identity={display.number}>
      <strong>{display.number}</strong>
      <p>
        {t("identity", {
          label: display.label,
          width: display.widthPx,
          height: display.heightPx,
          diagonal: display.diagonalIn,
          distance: display.distanceM,
        })}
      </p>
    </div>
  );
}
