/** Former handovers: who had the shift, what was handed over, and its paper. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HandoverRow } from "../../../shared/contract/handover.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import type { ListHandle } from "../list/VirtualList.tsx";
import { usePageHandle } from "../page.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { saveFile } from "../saveFile.ts";
import { useSend } from "../send.ts";
import { ItemDetail } from "./ItemDetail.tsx";
import { handlesOf, Tools } from "./Tools.tsx";
import type { HandoverTool } from "./tools.ts";

export function HistoryPage({ onView }: { onView: () => void }) {
  const { t, i18n } = useTranslation("handover");
  const { rows, state } = useView("handovers");
  const zone = useRow("city")?.zone ?? "UTC";
  const { ask, refusal, forget } = useSend();
  const list = useRef<ListHandle>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const sorted = [...rows].sort((a, b) => b.begunAt - a.begunAt);
  const chosen = rows.find(({ id }) => id === chosenId);
  const may = (tool: HandoverTool) => tool === "paper" && chosen !== undefined;
  const use = async (tool: HandoverTool) => {
    if (!may(tool) || !chosen) return;
    const language = i18n.language === "en" ? "en" : "id";
    const file = await ask("handover.paper", { handover: chosen.id, language });
    if (file) saveFile(file.name, file.bytes);
  };
  usePageHandle({ list, toggleView: onView, handover: handlesOf((tool) => void use(tool)) });
  return (
    <div className="directory">
      <Frame
        title={t("history")}
        state={state}
        tools={
          <button type="button" className="key-button" onClick={onView}>
            {t("now")} <kbd>Ctrl G</kbd>
          </button>
        }
      >
        <FoundList
          ref={list}
          state={state}
          all={rows.length}
          none={t("history-none")}
          items={sorted}
          rowRem={3}
          label={t("history")}
          chosen={chosenId}
          onChoose={(row) => setChosenId(row.id)}
          onCursor={(row) => setChosenId(row.id)}
        >
          {(row) => (
            <div className="handover-former">
              <strong className="handover-name">
                {row.outgoing?.name ?? t("nobody")} → {row.incoming?.name ?? t("nobody")}
              </strong>
              <span className="handover-facts" data-phase={row.phase}>
                <Moment at={row.begunAt} zone={zone} /> · {t(`phase-${row.phase}`)}
              </span>
            </div>
          )}
        </FoundList>
      </Frame>
      <Frame
        title={t("former")}
        state={state}
        tools={<Tools tools={["paper"]} may={may} onUse={(tool) => void use(tool)} />}
      >
        <Scroll key={chosenId} label={t("former")}>
          {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
          {chosen ? <Former row={chosen} zone={zone} /> : <Nothing>{t("how-history")}</Nothing>}
        </Scroll>
      </Frame>
    </div>
  );
}

function Former({ row, zone }: { row: HandoverRow; zone: string }) {
  const { t } = useTranslation("handover");
  const items = useView("handoverItems", { handover: row.id });
  const signed = [row.signatures.outgoing, row.signatures.incoming].filter((each) => each !== null);
  return (
    <div className="handover-read">
      {row.missing && (
        <p className="handover-warn">
          {t("missing-told", { side: t(`side-${row.missing.side}`), reason: row.missing.reason })}
        </p>
      )}
      {row.ended && (
        <p className="handover-warn">
          {t(`phase-${row.phase}`)}: {row.ended.reason}
        </p>
      )}
      {signed.map(({ person, at, sha256, holds }) => (
        <p key={person.id}>
          {t("signed-by", { name: person.name })} <Moment at={at} zone={zone} /> ·{" "}
          <code className="handover-hash">{sha256.slice(0, 16)}</code>{" "}
          {holds ? t("holds") : <strong className="handover-warn">{t("broken")}</strong>}
        </p>
      ))}
      {[...items.rows]
        .sort((a, b) => a.position - b.position)
        .map((item) => (
          <ItemDetail key={item.id} row={item} />
        ))}
    </div>
  );
}
