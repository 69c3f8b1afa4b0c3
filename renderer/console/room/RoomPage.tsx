/** The stations of the room: how each one does, and who is let in, named and retired. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import type { StationRow } from "../../../shared/contract/stations.ts";
import { useRow, useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { ToolButtons } from "../ToolButtons.tsx";
import { Joining } from "./Joining.tsx";
import { RoomDialog } from "./RoomDialog.tsx";
import { Skew } from "./Skew.tsx";
import { StandingMark } from "./StandingMark.tsx";
import { StationFacts } from "./StationFacts.tsx";
import { inOrder, isMember, refusedOf } from "./standing.ts";
import { type RoomTool, roomKeys, roomTools } from "./tools.ts";
import "../directory.css";
import "./room.css";

const columns = ["station", "station-state", "version", "clock", "behind", "queue", "last-contact"] as const;

export function RoomPage({ desk }: PageProps) {
  const { rows, state } = useView("stations");
  const { t } = useTranslation("room");
  const join = useRow("stationJoin");
  const role = useRow("session")?.person?.role;
  const { list } = useListFilter("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [open, setOpen] = useState<RoomTool | null>(null);
  const shown = inOrder(rows);
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0];
  const self = shown.find((row) => row.self);
  const decides = role === undefined || mayCall(role, "stations.retire");

  const may = (tool: RoomTool): boolean => {
    if (!decides || state !== "live") return false;
    switch (tool) {
      case "admit":
        return chosen?.state === "stranger" && chosen.fingerprint !== null;
      case "retire":
        return (
          chosen !== undefined && !chosen.self && chosen.state !== "retired" && chosen.state !== "stranger"
        );
      default:
        return self !== undefined;
    }
  };
  const use = (tool: RoomTool) => {
    if (!may(tool)) return;
    // The code is asked for at once: what it is, and until when, stands on the page.
    if (tool === "code") desk.send(join?.code ? "stations.endJoinCode" : "stations.joinCode", {});
    else setOpen(tool);
  };
  const handles = Object.fromEntries(roomTools.map((tool) => [tool, () => use(tool)])) as {
    [Tool in RoomTool]: () => void;
  };
  usePageHandle({ list, room: handles });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        aside={<Summary rows={rows} />}
        tools={
          <ToolButtons
            tools={roomTools}
            keys={roomKeys}
            word={(tool) => t(tool === "code" && join?.code ? "tool-code-end" : `tool-${tool}`)}
            may={may}
            onUse={use}
          />
        }
      >
        <div className="room-list">
          <Joining join={join} rows={rows} alone={rows.length === 1} />
          <Table columns="row-columns room-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("none")}
              items={shown}
              rowRem={2.4}
              label={t("title")}
              chosen={chosen?.id ?? null}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => <Line row={row} own={self} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("station-title")} state={state}>
        <Scroll key={chosen?.id} label={t("station-title")}>
          {chosen ? <StationFacts row={chosen} own={self} /> : <Nothing>{t("none")}</Nothing>}
        </Scroll>
      </Frame>
      {open && chosen && open !== "code" && (
        <RoomDialog
          tool={open}
          station={open === "rename" && self ? self : chosen}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** How many are there, of all that belong to the room. */
function Summary({ rows }: { rows: readonly StationRow[] }) {
  const { t } = useTranslation("room");
  const members = rows.filter(isMember);
  const here = members.filter(({ state }) => state === "here").length;
  return <span>{t("here-of", { here, count: members.length })}</span>;
}

function Line({ row, own }: { row: StationRow; own: StationRow | undefined }) {
  const { t } = useTranslation("room");
  const count = useCountFormat();
  const refused = refusedOf(row);
  const isOfRoom = isMember(row);
  const isOther = row.version !== null && own?.version != null && row.version !== own.version;
  return (
    <div className="row-columns room-columns" data-state={row.state}>
      <strong>
        <span dir="auto">{row.name}</span>
        {row.self && <small className="room-self">· {t("self")}</small>}
      </strong>
      <StandingMark row={row} />
      <span data-warn={isOther}>{row.version ?? "–"}</span>
      <Skew row={row} />
      <span data-warn={isOfRoom && row.behind > 0}>{isOfRoom ? count(row.behind) : "–"}</span>
      <span data-warn={isOfRoom && row.queue > 0}>{isOfRoom ? count(row.queue) : "–"}</span>
      <span>
        {row.self ? t("now") : row.lastContactAt === null ? t("never") : <Age since={row.lastContactAt} />}
        {refused > 0 && <em className="room-refused">✕ {t("refused-short", { count: refused })}</em>}
      </span>
    </div>
  );
}
