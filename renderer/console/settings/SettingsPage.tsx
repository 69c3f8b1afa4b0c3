/** What this machine is told: each setting as it is in force, with where it comes from; changed, and brought back. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import type { SettingEffect, SettingRow } from "../../../shared/contract/settings.ts";
import { environmentName } from "../../../shared/domain/station/settings.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import { ToolButtons } from "../ToolButtons.tsx";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { type SettingTool, settingToolKeys, settingTools } from "./tools.ts";
import "../directory.css";
import "./settings.css";

const columns = ["setting-key", "setting-value", "setting-source"] as const;

export function SettingsPage(_props: PageProps) {
  const { rows, state } = useView("settings");
  const about = useRow("settingFile");
  const { t } = useTranslation("settings");
  const role = useRow("session")?.person?.role;
  const { list } = useListFilter("");
  const { ask, refusal, forget } = useSend();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState<SettingEffect | "undone" | null>(null);
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];
  const isWritable = state === "live" && about?.file != null;
  const mayChange = role === undefined || mayCall(role, "settings.change");

  const may: Record<SettingTool, boolean> = {
    change: isWritable && mayChange && chosen !== undefined,
    undo: isWritable && mayChange && about?.before === true,
  };
  const act: Record<SettingTool, () => void> = {
    change: () => may.change && setChanging(true),
    undo: () => may.undo && void undo(),
  };
  async function undo(): Promise<void> {
    if (await ask("settings.undo", {})) setSaid("undone");
  }
  usePageHandle({ list, settings: act });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("page-title")}
        state={state}
        tools={
          <ToolButtons
            tools={settingTools}
            keys={settingToolKeys}
            word={(tool) => t(`tool-${tool}`)}
            may={(tool) => may[tool]}
            onUse={(tool) => act[tool]()}
          />
        }
      >
        <div className="settings-list">
          <div role="status" className="settings-about">
            {about && <p>{about.file === null ? t("no-file") : t("file", { file: about.file })}</p>}
            {about && <p>{t("folders", { city: about.cityFolder, data: about.dataFolder })}</p>}
            {said && <p className="settings-said">{said === "undone" ? t("undone") : t(`done-${said}`)}</p>}
            {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
          </div>
          <Table columns="row-columns settings-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("none")}
              items={rows}
              rowRem={1.9}
              label={t("page-title")}
              chosen={chosen?.id ?? null}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => <Line row={row} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("what")} state={state}>
        <Scroll key={chosen?.id} label={t("what")}>
          {chosen ? <SettingFacts row={chosen} /> : <Nothing>{t("none")}</Nothing>}
        </Scroll>
      </Frame>
      {changing && chosen && (
        <ChangeDialog
          row={chosen}
          onDone={(effect) => {
            setSaid(effect);
            setChanging(false);
          }}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  );
}

/** In one line: a list is as long as it is. */
function short(value: string | null): string | null {
  return value === null ? null : value.split("\n").join(" · ");
}

function Line({ row }: { row: SettingRow }) {
  const { t } = useTranslation("settings");
  return (
    <div className="row-columns settings-columns" data-waiting={row.waiting}>
      <strong>{row.id}</strong>
      <span>
        {short(row.value) ?? t("unset")}
        {row.waiting && <em> {t("waiting")}</em>}
      </span>
      <span>{t(`source-${row.source}`)}</span>
    </div>
  );
}

function SettingFacts({ row }: { row: SettingRow }) {
  const { t } = useTranslation("settings");
  return (
    <article>
      <header className="details-head">
        <h3>{row.id}</h3>
      </header>
      <p className="settings-text">{t(`about-${row.id}`)}</p>
      <Facts>
        <Fact name={t("value")} long>
          <span className="settings-value">{row.value ?? t("unset")}</span>
        </Fact>
        <Fact name={t("source")}>{t(`source-${row.source}`)}</Fact>
        <Fact name={t("variable")}>{environmentName(row.id)}</Fact>
      </Facts>
      {row.waiting && <p className="send-missing">{t("waiting")}</p>}
    </article>
  );
}
