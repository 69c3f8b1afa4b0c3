/** Nothing is being handed over: what would be, and who may begin. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import type { ListHandle } from "../list/VirtualList.tsx";
import { usePageHandle } from "../page.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import { ItemDetail } from "./ItemDetail.tsx";
import { ItemLine } from "./ItemLine.tsx";
import { ShiftHead } from "./ShiftHead.tsx";
import { handlesOf, Tools } from "./Tools.tsx";
import type { HandoverTool } from "./tools.ts";

export function DraftPage({ onView }: { onView: () => void }) {
  const { t } = useTranslation("handover");
  const { rows, state } = useView("handoverDraft");
  const duty = useRow("duty");
  const person = useRow("session")?.person ?? null;
  const zone = useRow("city")?.zone ?? "UTC";
  const { send, refusal, forget } = useSend();
  const list = useRef<ListHandle>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = rows.find(({ id }) => id === chosenId);
  const leader = duty?.leader ?? null;
  const isOwn = leader === null || leader.id === person?.id;
  const may = (tool: HandoverTool) => tool === "begin" && person?.role === "supervisor" && rows.length > 0;
  const use = (tool: HandoverTool) => {
    if (may(tool)) send("handover.begin", { as: leader !== null && isOwn ? "outgoing" : "incoming" });
  };
  usePageHandle({ list, toggleView: onView, handover: handlesOf(use) });
  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        aside={t("prepared", { number: rows.length })}
        tools={
          <>
            <Tools
              tools={["begin"]}
              may={may}
              next="begin"
              words={{ begin: leader !== null && isOwn ? t("begin-outgoing") : t("begin-incoming") }}
              onUse={use}
            />
            <button type="button" className="key-button" onClick={onView}>
              {t("history")} <kbd>Ctrl G</kbd>
            </button>
          </>
        }
      >
        <div className="handover-page">
          <div className="handover-head">
            {duty && (
              <ShiftHead
                row={{ ...duty, outgoing: leader, incoming: isOwn ? null : person, missing: null }}
              />
            )}
            {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
          </div>
          <FoundList
            ref={list}
            state={state}
            all={rows.length}
            none={t("nothing")}
            items={rows}
            rowRem={3}
            label={t("title")}
            chosen={chosenId}
            onChoose={(row) => setChosenId(row.id)}
            onCursor={(row) => setChosenId(row.id)}
          >
            {(row) => <ItemLine row={row} />}
          </FoundList>
        </div>
      </Frame>
      <Frame title={t("who-leads")} state={state}>
        <Scroll label={t("who-leads")}>
          <div className="handover-detail">
            <header className="details-head">
              <h3>{leader ? leader.name : t("nobody-leads")}</h3>
            </header>
            {leader ? (
              <p>
                {t("leads-since")} <Moment at={leader.since} zone={zone} />
              </p>
            ) : (
              <p>{t("nobody-leads-about")}</p>
            )}
            <p>{t("how-begin", { minutes: Math.round((duty?.reservedMs ?? 0) / 60_000) })}</p>
            {person?.role !== "supervisor" && <p className="handover-warn">{t("supervisors-only")}</p>}
          </div>
          {chosen ? <ItemDetail row={chosen} /> : <Nothing>{t("how-list")}</Nothing>}
        </Scroll>
      </Frame>
    </div>
  );
}
