/** A handover that runs: who hands over tells each item, who takes over confirms or asks, both sign. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HandoverRow } from "../../../shared/contract/handover.ts";
import type { Side } from "../../../shared/domain/handover/event.ts";
import { useRow, useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import type { ListHandle } from "../list/VirtualList.tsx";
import { usePageHandle } from "../page.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { saveFile } from "../saveFile.ts";
import { useSend } from "../send.ts";
import { HandoverDialogs } from "./HandoverDialogs.tsx";
import { ItemDetail } from "./ItemDetail.tsx";
import { ItemLine, type Line } from "./ItemLine.tsx";
import { Progress } from "./Progress.tsx";
import { ShiftHead } from "./ShiftHead.tsx";
import { handlesOf, Tools } from "./Tools.tsx";
import type { HandoverTool } from "./tools.ts";

const other = { outgoing: "incoming", incoming: "outgoing" } as const;

export function RunningPage({ id, onView }: { id: string; onView: () => void }) {
  const { t } = useTranslation("handover");
  const row = useView("handover", { handover: id }).rows[0];
  return row ? <Running row={row} onView={onView} /> : <Nothing>{t("loading")}</Nothing>;
}

function Running({ row, onView }: { row: HandoverRow; onView: () => void }) {
  const { t, i18n } = useTranslation("handover");
  const { id } = row;
  const items = useView("handoverItems", { handover: id });
  const person = useRow("session")?.person ?? null;
  const station = useRow("room")?.station;
  const { send, ask, refusal, forget } = useSend();
  const list = useRef<ListHandle>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [open, setOpen] = useState<HandoverTool | null>(null);
  /** The other side's person came to this window, with their PIN. */
  const [beside, setBeside] = useState<string | null>(null);
  const [turn, setTurn] = useState<Side | null>(null);
  const now = useNow(1000);

  const own = (["outgoing", "incoming"] as const).find((side) => row[side]?.id === person?.id);
  const here = (["outgoing", "incoming"] as const).filter(
    (side) => side === own || (beside !== null && row[side]?.id === beside),
  );
  const speaking = turn !== null && here.includes(turn) ? turn : (own ?? here[0]);
  const rows = [...items.rows].sort((a, b) => a.position - b.position);
  const chosen = rows.find((each) => each.id === chosenId);
  const question = chosen?.questions.find(({ answer }) => answer === null);
  const isRunning = row.phase === "under-way";
  const isMissing = (side: Side) => row.missing?.side === side;
  const absent = own && !isMissing(other[own]) ? other[own] : undefined;

  const may = (tool: HandoverTool): boolean => {
    switch (tool) {
      case "begin":
        return row.phase === "interrupted" && here.length > 0;
      case "side":
        return person?.role === "supervisor" && (isRunning || row.phase === "signed");
      case "remark":
        return isRunning && speaking === "outgoing" && chosen !== undefined;
      case "ask":
        return (
          isRunning &&
          chosen !== undefined &&
          !row.missing &&
          (speaking === "incoming" || question !== undefined)
        );
      case "interrupt":
        return (isRunning || row.phase === "signed") && speaking !== undefined;
      case "note":
        return isRunning && speaking !== undefined;
      case "sign":
        return row.document !== null && speaking !== undefined && !isMissing(speaking);
      case "miss":
        return isRunning && absent !== undefined;
      case "refuse":
        return here.includes("incoming");
      case "abandon":
        return person?.role === "supervisor";
      case "paper":
        return true;
    }
  };
  async function use(tool: HandoverTool): Promise<void> {
    if (!may(tool)) return;
    if (tool === "begin") send("handover.resume", { handover: id });
    else if (tool === "interrupt" && row.phase === "signed") send("handover.unsign", { handover: id });
    else if (tool === "paper") {
      const file = await ask("handover.paper", {
        handover: id,
        language: i18n.language === "en" ? "en" : "id",
      });
      if (file) saveFile(file.name, file.bytes);
    } else if (tool === "side" && here.length > 1 && speaking) setTurn(other[speaking]);
    else setOpen(tool);
  }
  /** Enter: the side whose turn it is says its word, and the next item comes at once. */
  function say(line: Line): void {
    setChosenId(line.id);
    if (!isRunning || !speaking) return;
    const item = line.id;
    if (speaking === "outgoing" && !line.goneThrough) {
      send("handover.goThrough", { handover: id, item, remark: line.remark ?? null });
    }
    if (speaking === "incoming" && !line.confirmed && !line.readBefore) {
      send("handover.confirm", { handover: id, item });
    }
    list.current?.move(1);
  }
  usePageHandle({ list, toggleView: onView, handover: handlesOf((tool) => void use(tool)) });

  const next: HandoverTool | undefined =
    row.phase === "interrupted"
      ? "begin"
      : row.document !== null
        ? "sign"
        : row.incoming === null || row.outgoing === null
          ? "side"
          : undefined;
  const isElsewhere = station !== undefined && !row.stations.includes(station);
  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={items.state}
        aside={t(`phase-${row.phase}`)}
        tools={
          <Tools
            tools={[
              ...(row.phase === "interrupted" ? (["begin"] as const) : []),
              "side",
              "remark",
              "ask",
              "note",
              "sign",
            ]}
            may={may}
            next={next}
            words={{
              begin: t("resume"),
              side:
                speaking && here.length > 1
                  ? t("side-turn", { side: t(`side-${other[speaking]}`) })
                  : t("join"),
              ask: speaking === "outgoing" ? t("answer") : t("ask"),
              sign: speaking ? t("sign-as", { side: t(`side-${speaking}`) }) : t("tool-sign"),
            }}
            onUse={(tool) => void use(tool)}
          />
        }
      >
        <div className="handover-page">
          <div className="handover-head">
            <ShiftHead row={row} />
            <Progress row={row} now={now} />
            <p className="handover-turn" data-phase={row.phase}>
              {row.phase === "interrupted"
                ? t(row.interruption?.cause === "restart" ? "interrupted-restart" : "interrupted-asked", {
                    reason: row.interruption?.reason ?? "",
                  })
                : row.phase === "signed"
                  ? t("waits-for-second")
                  : isElsewhere
                    ? t("from-other-station")
                    : speaking
                      ? t(`turn-${speaking}`)
                      : t("turn-nobody")}
            </p>
            {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
          </div>
          <FoundList
            ref={list}
            state={items.state}
            all={rows.length}
            none={t("nothing")}
            items={rows}
            rowRem={3}
            label={t("title")}
            chosen={chosenId}
            onChoose={say}
            onCursor={(line) => setChosenId(line.id)}
          >
            {(line) => <ItemLine row={line} />}
          </FoundList>
        </div>
      </Frame>
      <Frame title={t("item")} state={items.state}>
        <div className="handover-page">
          <div className="handover-more">
            <Tools
              tools={["miss", "interrupt", "refuse", "abandon", "paper"]}
              words={row.phase === "signed" ? { interrupt: t("unsign") } : {}}
              may={may}
              onUse={(tool) => void use(tool)}
            />
          </div>
          <Scroll key={chosenId} label={t("item")}>
            {row.missing && (
              <p className="handover-warn">
                {t("missing-told", { side: t(`side-${row.missing.side}`), reason: row.missing.reason })}
              </p>
            )}
            {chosen ? <ItemDetail row={chosen} /> : <Nothing>{t("how-run")}</Nothing>}
          </Scroll>
        </div>
      </Frame>
      {open && (
        <HandoverDialogs
          tool={open}
          row={row}
          item={chosen}
          question={speaking === "outgoing" ? question : undefined}
          own={own}
          speaking={speaking}
          absent={absent}
          onJoined={(side, joined) => {
            if (joined !== person?.id) setBeside(joined);
            setTurn(side);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
