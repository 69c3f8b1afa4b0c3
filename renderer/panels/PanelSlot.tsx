/** A panel in its place: loaded when first needed, and alone with its faults. */
import { Component, type ErrorInfo, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { panels } from "./index.ts";
import type { PanelProps } from "./panel.ts";
import "./panel.css";

export interface PanelSlotProps extends PanelProps {
  /** Names the panel in the log. */
  readonly id: string;
  readonly type: string;
}

export function PanelSlot({ id, type, settings, place }: PanelSlotProps) {
  const Panel = panels[type];
  return (
    <PanelBoundary id={id}>
      {Panel ? (
        <Suspense fallback={null}>
          <Panel settings={settings} place={place} />
        </Suspense>
      ) : (
        <PanelMissing type={type} />
      )}
    </PanelBoundary>
  );
}

function PanelMissing({ type }: { type: string }) {
  const { t } = useTranslation("ui");
  return <p className="panel-fault">{t("panel-missing", { type })}</p>;
}

function PanelBroken() {
  const { t } = useTranslation("ui");
  return <p className="panel-fault">{t("panel-broken")}</p>;
}

/** One part's fault must not take the others of its window with it; it is tried again by itself. */
export class PanelBoundary extends Component<{ id: string; children: ReactNode }, { broken: boolean }> {
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
