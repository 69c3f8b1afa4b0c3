/** For who presents: the page that stands on the wall, the one that comes next, how long it has stood, and notes. */
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingRow } from "../../../shared/contract/briefing.ts";
import type { BriefingPage as PageOfBriefing } from "../../../shared/domain/briefing/pages.ts";
import { useView } from "../../data/core.ts";
import { PanelSlot } from "../../panels/PanelSlot.tsx";
import { Age } from "../../ui/Age.tsx";
import { Frame } from "../../ui/Frame.tsx";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { RefusalText } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import { Note } from "./Note.tsx";
import { Paper } from "./Paper.tsx";
import "./briefing-page.css";

const settings = {};
const scene = "paparan";

export function BriefingPage({ desk }: PageProps) {
  const { t } = useTranslation("briefing");
  const { rows, state } = useView("briefing");
  const notes = useView("briefingNotes").rows;
  const [briefing] = rows;
  const note = notes.find(({ page }) => page === briefing?.page);
  return (
    <div className="presenter">
      <div className="presenter-preview">
        <PanelSlot id="console-briefing" type="briefing" settings={settings} place="console" />
      </div>
      <Frame
        title={t("presenter")}
        state={state}
        tools={
          desk.scenes.some(({ id }) => id === scene) && (
            <button type="button" className="key-button" onClick={() => desk.send("scene.show", { scene })}>
              {t("on-wall")}
            </button>
          )
        }
      >
        {briefing && (
          <div className="presenter-side">
            <Turning briefing={briefing} desk={desk} />
            <OnPaper briefing={briefing} />
            <Pages briefing={briefing} onChoose={(page) => desk.send("briefing.show", { page })} />
            {note && (
              <Note
                key={note.page}
                note={note}
                onKeep={(text) => desk.send("briefing.note", { page: note.page, text })}
              />
            )}
          </div>
        )}
      </Frame>
    </div>
  );
}

function Turning({ briefing, desk }: { briefing: BriefingRow } & PageProps) {
  const { t } = useTranslation("briefing");
  const { turning, turnedAt } = briefing;
  return (
    <div className="presenter-turning">
      <button type="button" className="key-button" onClick={() => desk.send("briefing.step", { by: -1 })}>
        {t("previous")} <kbd>Ctrl Shift ←</kbd>
      </button>
      <button type="button" className="key-button" onClick={() => desk.send("briefing.step", { by: 1 })}>
        {t("next")} <kbd>Ctrl Shift →</kbd>
      </button>
      <button
        type="button"
        className="key-button"
        aria-pressed={turning}
        onClick={() => desk.toggleBriefing()}
      >
        {turning ? t("turn-off") : t("turn-on")} <kbd>Ctrl Shift T</kbd>
      </button>
      <p>
        {t("stands")} <Age since={turnedAt} />
      </p>
    </div>
  );
}

/** One sheet at a time; what became of the last one stands beside the button. */
function OnPaper({ briefing: { pages } }: { briefing: BriefingRow }) {
  const { t } = useTranslation("briefing");
  const { ask, refusal } = useSend();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const begin = () => {
    setSaved(null);
    setBusy(true);
  };
  const onDone = useCallback((name: string | null) => {
    setSaved(name);
    setBusy(false);
  }, []);
  usePageHandle({ putOnPaper: begin });
  return (
    <div className="presenter-turning">
      <button type="button" className="key-button" disabled={busy} onClick={begin}>
        {t("paper")} <kbd>Ctrl Shift S</kbd>
      </button>
      {busy && <Paper pages={pages} ask={ask} onDone={onDone} />}
      {saved !== null && <p role="status">{t("paper-done", { name: saved })}</p>}
      {refusal && (
        <p className="send-refused" role="alert">
          <RefusalText refusal={refusal} />
        </p>
      )}
    </div>
  );
}

interface PagesProps {
  readonly briefing: BriefingRow;
  readonly onChoose: (page: PageOfBriefing) => void;
}

function Pages({ briefing: { page, pages }, onChoose }: PagesProps) {
  const { t } = useTranslation("briefing");
  return (
    <nav className="presenter-pages" aria-label={t("pages")}>
      {pages.map((each, index) => (
        <button
          key={each}
          type="button"
          aria-current={each === page ? "page" : undefined}
          onClick={() => onChoose(each)}
        >
          <b>{index + 1}</b> {t(`page-${each}`)}
        </button>
      ))}
    </nav>
  );
}
