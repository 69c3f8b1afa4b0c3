/** The operator's window: what is true on top, pages below, and what a key or a button asked for in between. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { connection, useKept, useRow, useView } from "../data/core.ts";
import { orderNotices } from "../notice/order.ts";
import { PanelBoundary } from "../panels/PanelSlot.tsx";
import { changeLanguage } from "../ui/i18n.ts";
import { KeptPage } from "../ui/KeptPage.tsx";
import { select, selectionNow } from "../ui/selection.ts";
import { LockScreen } from "./access/LockScreen.tsx";
import { PersonDialog } from "./access/PersonDialog.tsx";
import type { Desk, Pane } from "./actions/action.ts";
import { AlarmStrip } from "./alarms/AlarmStrip.tsx";
import { StateBar } from "./bar/StateBar.tsx";
import { Tabs } from "./bar/Tabs.tsx";
import { Help } from "./help/Help.tsx";
import { useSelectionHistory } from "./history.ts";
import { phoneForm, usePhoneForm } from "./intakePhone/form.ts";
import { useKeys } from "./keys.ts";
import { EntryDialog } from "./log/EntryDialog.tsx";
import { linkOf } from "./log/useReferences.ts";
import { NoticeList } from "./notices/NoticeList.tsx";
import type { PageName } from "./page.ts";
import { pages } from "./pages.ts";
import { RetentionDialog } from "./privacy/RetentionDialog.tsx";
import { RefusalMessage } from "./RefusalMessage.tsx";
import { SearchDialog } from "./search/SearchDialog.tsx";
import { useSend } from "./send.ts";
import { SituationPage } from "./situation/SituationPage.tsx";
import { useRemPx } from "./textSize.ts";
import { incidentOf } from "./wall/contents.ts";
import { PushDialog } from "./wall/PushDialog.tsx";
import "./console.css";

export function Console() {
  const room = useRow("room");
  const scenes = useView("scenes");
  const session = useView("session");
  const locked = session.rows[0]?.state === "locked" ? session.rows[0] : null;
  const { i18n } = useTranslation("console");
  const [page, setPage] = useState<PageName>("situation");
  const [onTop, setOnTop] = useState<
    "help" | "notices" | "search" | "push" | "retention" | "entry" | "person" | null
  >(null);
  const [pushPlace, setPushPlace] = useState<number | null>(null);
  const { send, ask, refusal, forget } = useSend();
  const remPx = useRemPx();
  const { open: phone } = usePhoneForm();
  useSelectionHistory();
  // Ten thousand rows take longer to be told again than a person waits for a page; and the map of the page that is
  // kept must not lose its marks while they are.
  useKept("incidents");
  useKept("cameras");
  useKept("officers");
  useKept("warnings");
  useKept("tours");
  useKept("briefing");

  useEffect(() => {
    if (room) void changeLanguage(room.language);
  }, [room]);
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${remPx}px`;
  }, [remPx]);

  const goTo = useCallback((next: PageName) => {
    setOnTop(null);
    setPage(next);
  }, []);

  const desk = useMemo<Desk>(
    () => ({
      page,
      language: i18n.language === "en" ? "en" : "id",
      scenes: scenes.rows,
      goTo,
      toggleHelp: () => setOnTop((now) => (now === "help" ? null : "help")),
      toggleNotices: () => setOnTop((now) => (now === "notices" ? null : "notices")),
      toggleRetention: () => setOnTop((now) => (now === "retention" ? null : "retention")),
      toggleSearch: () => setOnTop((now) => (now === "search" ? null : "search")),
      togglePerson: () => setOnTop((now) => (now === "person" ? null : "person")),
      takeReport() {
        setOnTop(null);
        setPage("situation");
        phoneForm.open();
      },
      writeEntry: () => setOnTop("entry"),
      toggleHold: () => send(room?.held ? "scene.release" : "scene.hold", {}),
      toggleFigures: () => send("tiles.figures", { shown: !room?.figures }),
      toggleTours() {
        const shown = connection.read("tours", {}).rows.filter(({ onWall }) => onWall);
        const goOn = shown.length > 0 && shown.every(({ pausedAt }) => pausedAt !== null);
        send(goOn ? "tours.resume" : "tours.pause", {});
      },
      toggleBriefing() {
        const [briefing] = connection.read("briefing", {}).rows;
        send("briefing.turn", { turning: briefing?.turning === false });
      },
      dismissNotice() {
        const first = orderNotices(connection.read("notices", {}).rows)[0];
        if (first) send("notices.dismiss", { id: first.id });
      },
      spotlight() {
        const incident = incidentOf(selectionNow(), connection.read("incidents", {}).rows);
        if (incident) send("spotlight.show", { incident: incident.id });
      },
      pushToWall(place) {
        setPushPlace(place);
        setOnTop("push");
      },
      leave() {
        if (refusal) forget();
        else if (leaveField()) return;
        else if (phone && page === "situation") phoneForm.close();
        else select(null);
      },
      focusPane,
      send,
      ask,
    }),
    [page, i18n.language, scenes.rows, room?.held, room?.figures, refusal, phone, send, ask, forget, goTo],
  );
  useKeys(desk);

  const Page = page === "situation" ? null : pages[page];
  return (
    <div className="console" data-page={page}>
      <div className="console-rows">
        <StateBar desk={desk} />
        <AlarmStrip desk={desk} />
        <Tabs desk={desk} scene={room?.scene} />
        <main className="console-page">
          <KeptPage shown={page === "situation"}>
            <PanelBoundary id="console situation">
              <SituationPage desk={desk} />
            </PanelBoundary>
          </KeptPage>
          {Page && (
            <PanelBoundary key={page} id={`console ${page}`}>
              <Page desk={desk} />
            </PanelBoundary>
          )}
          {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
        </main>
      </div>
      {onTop === "help" && <Help onClose={() => setOnTop(null)} />}
      {onTop === "search" && (
        <SearchDialog
          onClose={() => setOnTop(null)}
          onOpen={(incident) => {
            desk.goTo("situation");
            phoneForm.close();
            select({ kind: "incident", id: incident });
          }}
        />
      )}
      {onTop === "entry" && <EntryDialog about={linkOf(selectionNow())} onClose={() => setOnTop(null)} />}
      {onTop === "person" && <PersonDialog send={send} onClose={() => setOnTop(null)} />}
      {onTop === "push" && <PushDialog place={pushPlace} onClose={() => setOnTop(null)} />}
      {onTop === "retention" && <RetentionDialog onClose={() => setOnTop(null)} />}
      {onTop === "notices" && <NoticeList send={send} onClose={() => setOnTop(null)} />}
      {locked && <LockScreen session={locked} connected={session.state === "live"} />}
    </div>
  );
}

/** True when the focus was in a field, or anywhere else that may be left. */
function leaveField(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.matches("input, textarea, select")) return false;
  focused.blur();
  return true;
}

/** What takes the keyboard in a pane, the best first. */
const stops = ["[role=listbox]", "canvas[tabindex]", "[tabindex='0']", "button"];

function focusPane(pane: Pane): void {
  const box = document.querySelector(`[data-pane=${pane}]`);
  const found = stops.map((stop) => box?.querySelector<HTMLElement>(stop));
  found.find((element) => element)?.focus();
}
