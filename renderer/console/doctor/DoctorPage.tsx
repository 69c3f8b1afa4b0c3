/** What this station stands on, looked at one by one, with what to do about each; and figures on the running program. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import { type Finding, worst } from "../../../shared/domain/doctor/finding.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useSizeFormat } from "../../ui/size.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import { ToolButtons } from "../ToolButtons.tsx";
import { UpdatesDialog } from "../updates/UpdatesDialog.tsx";
import { FiguresList } from "./FiguresList.tsx";
import { FindingMark } from "./FindingMark.tsx";
import { type DoctorTool, doctorKeys, doctorTools } from "./tools.ts";
import "../directory.css";
import "./doctor.css";

const columns = ["finding-state", "finding-check", "finding-found"] as const;
/** What wants somebody comes first, and is not looked for among what is fine. */
const order = { fault: 0, warning: 1, unknown: 2, ok: 3 } as const;

export function DoctorPage({ desk }: PageProps) {
  const { rows, state } = useView("examination");
  const { t } = useTranslation("doctor");
  const role = useRow("session")?.person?.role;
  const zone = useRow("city")?.zone ?? "UTC";
  const { list } = useListFilter("");
  const { ask, refusal, forget } = useSend();
  const size = useSizeFormat();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [exported, setExported] = useState<{ file: string; bytes: number } | null>(null);
  const [updating, setUpdating] = useState(false);
  const [writing, setWriting] = useState(false);
  const examination = rows[0];
  const found = (examination?.findings ?? []).map((each) => ({
    ...each,
    id: `${each.check} ${each.about} ${each.code}`,
  }));
  const shown = found.sort((one, other) => order[one.state] - order[other.state]);
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0];
  const isRunning = examination?.state === "running";

  const may: Record<DoctorTool, boolean> = {
    examine: state === "live" && !isRunning && (role === undefined || mayCall(role, "doctor.examine")),
    updates: state === "live",
    export: state === "live" && !writing && (role === undefined || mayCall(role, "doctor.export")),
  };
  const act: Record<DoctorTool, () => void> = {
    examine: () => may.examine && desk.send("doctor.examine", {}),
    export: () => may.export && void write(),
    updates: () => may.updates && setUpdating(true),
  };
  async function write(): Promise<void> {
    setWriting(true);
    setExported((await ask("doctor.export", {})) ?? null);
    setWriting(false);
  }
  usePageHandle({ list, doctor: act });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        aside={
          examination?.at != null && (
            <span>
              {t("at")} <Moment at={examination.at} zone={zone} />
            </span>
          )
        }
        tools={
          <ToolButtons
            tools={doctorTools}
            keys={doctorKeys}
            word={(tool) => t(`tool-${tool}`)}
            may={(tool) => may[tool]}
            onUse={(tool) => act[tool]()}
          />
        }
      >
        <div className="doctor-list">
          <div role="status" className="doctor-sum" data-state={shown.length > 0 ? worst(shown) : "none"}>
            <p>{isRunning ? t("running") : shown.length > 0 ? t(`sum-${worst(shown)}`) : t("about")}</p>
            {exported && <p>{t("exported", { file: exported.file, size: size(exported.bytes) })}</p>}
            {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
          </div>
          <Table columns="row-columns doctor-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={shown.length}
              none={t(isRunning ? "running" : "never")}
              items={shown}
              rowRem={1.9}
              label={t("title")}
              chosen={chosen?.id ?? null}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => <Line row={row} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <div className="doctor-side">
        <Frame title={t("what")} state={state}>
          <Scroll key={chosen?.id} label={t("what")}>
            {chosen ? <FindingFacts row={chosen} /> : <Nothing>{t("never")}</Nothing>}
          </Scroll>
        </Frame>
        <FiguresList />
      </div>
      {updating && <UpdatesDialog role={role} zone={zone} onClose={() => setUpdating(false)} />}
    </div>
  );
}

function Line({ row }: { row: Finding }) {
  const { t } = useTranslation("doctor");
  return (
    <div className="row-columns doctor-columns" data-state={row.state}>
      <FindingMark state={row.state} />
      <strong>{t(`check-${row.check}`)}</strong>
      <span>{t(`found-${row.code}`, row.params)}</span>
    </div>
  );
}

function FindingFacts({ row }: { row: Finding }) {
  const { t } = useTranslation("doctor");
  return (
    <article>
      <header className="details-head">
        <h3>{t(`check-${row.check}`)}</h3>
      </header>
      <Facts>
        <Fact name={t("state")}>
          <FindingMark state={row.state} />
        </Fact>
        <Fact name={t("found")} long>
          {t(`found-${row.code}`, row.params)}
        </Fact>
        {row.state !== "ok" && (
          <Fact name={t("do")} long>
            {t(`do-${row.code}`, row.params)}
          </Fact>
        )}
      </Facts>
    </article>
  );
}
