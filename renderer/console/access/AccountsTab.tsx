import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountRow } from "../../../shared/contract/access.ts";
import { useRow, useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { usePeople } from "../incident/people.ts";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { SearchField } from "../SearchField.tsx";
import { ToolButtons } from "../ToolButtons.tsx";
import { hasWords } from "../words.ts";
import { AccountDialog } from "./AccountDialog.tsx";
import { type AccountTool, accountKeys, accountTools } from "./tools.ts";
import "../directory.css";
import "./access.css";

const columns = ["person", "role", "account-state", "last-sign-in", "secret-set"] as const;

export function AccountsTab({ desk, onAudit }: PageProps & { onAudit: () => void }) {
  const { rows, state } = useView("accounts");
  const { t } = useTranslation("access");
  const own = useRow("session")?.person?.id;
  const { filter: text, setFilter: setText, list, search } = useListFilter("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [open, setOpen] = useState<AccountTool | null>(null);
  const shown = useMemo(
    () =>
      rows
        .filter(({ name, role }) => hasWords(text, [name, t(`role-${role}`)]))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [rows, text, t],
  );
  const chosen = rows.find(({ id }) => id === chosenId);

  const may = (tool: AccountTool) =>
    tool === "add" || (chosen !== undefined && (chosen.id !== own || tool === "change" || tool === "reset"));
  function use(tool: AccountTool): void {
    if (!may(tool)) return;
    if (tool !== "disable") setOpen(tool);
    else if (chosen)
      desk.send("accounts.setActive", { person: chosen.id, active: chosen.state === "disabled" });
  }
  const handles = Object.fromEntries(accountTools.map((tool) => [tool, () => use(tool)])) as {
    [Tool in AccountTool]: () => void;
  };
  usePageHandle({ list, search, showAll: () => setText(""), accounts: handles });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("accounts-title")}
        state={state}
        aside={<Shown shown={shown.length} all={rows.length} />}
        tools={
          <>
            <ToolButtons
              tools={accountTools}
              keys={accountKeys}
              word={(tool) =>
                tool === "disable" && chosen?.state === "disabled" ? t("tool-enable") : t(`tool-${tool}`)
              }
              may={may}
              onUse={use}
            />
            <button type="button" className="key-button" onClick={onAudit}>
              {t("audit-title")} <kbd>Ctrl G</kbd>
            </button>
          </>
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <SearchField field={search} label={t("search-accounts")} value={text} onChange={setText} />
          </div>
          <Table columns="accounts-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("accounts-none")}
              items={shown}
              rowRem={1.9}
              label={t("accounts-title")}
              chosen={chosenId}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => <Line row={row} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("account-title")} state={state}>
        <Scroll key={chosen?.id} label={t("account-title")}>
          {chosen ? (
            <Account row={chosen} isOwn={chosen.id === own} />
          ) : (
            <Nothing>{t("how-accounts")}</Nothing>
          )}
        </Scroll>
      </Frame>
      {open && open !== "disable" && (open === "add" || chosen) && (
        <AccountDialog tool={open} account={chosen} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function Line({ row }: { row: AccountRow }) {
  const { t } = useTranslation("access");
  return (
    <div className="accounts-columns" data-state={row.state}>
      <strong>{row.name}</strong>
      <span>{t(`role-${row.role}`)}</span>
      <State row={row} />
      <span>{row.lastSignInAt === null ? t("never") : <Age since={row.lastSignInAt} />}</span>
      <span>{row.secretSetAt === null ? t("never") : <Age since={row.secretSetAt} />}</span>
    </div>
  );
}

function State({ row }: { row: AccountRow }) {
  const { t } = useTranslation("access");
  if (row.state === "disabled") return <span className="account-off">✕ {t("state-disabled")}</span>;
  if (row.waitsUntil !== null) return <span className="account-waits">◷ {t("state-waiting")}</span>;
  return <span>{t("state-active")}</span>;
}

function Account({ row, isOwn }: { row: AccountRow; isOwn: boolean }) {
  const { t } = useTranslation("access");
  const people = usePeople();
  const zone = useRow("city")?.zone ?? "UTC";
  const moment = (at: number | null) => (at === null ? t("never") : <Moment at={at} zone={zone} />);
  return (
    <article data-details={row.id}>
      <header className="details-head">
        <h3>{row.name}</h3>
      </header>
      <p className="details-words">{t(`role-${row.role}-about`)}</p>
      <Facts>
        <Fact name={t("role")}>{t(`role-${row.role}`)}</Fact>
        <Fact name={t("account-state")}>
          <State row={row} />
        </Fact>
        <Fact name={t("last-sign-in")}>{moment(row.lastSignInAt)}</Fact>
        <Fact name={t("secret-set")}>{moment(row.secretSetAt)}</Fact>
        {row.failures > 0 && <Fact name={t("failures")}>{t("failures-count", { count: row.failures })}</Fact>}
        <Fact name={t("added")}>{moment(row.addedAt)}</Fact>
        <Fact name={t("added-by")}>{people.actor(row.addedBy)}</Fact>
      </Facts>
      {row.demo && <p className="details-words">{t("demo-account")}</p>}
      {isOwn && <p className="details-words">{t("own-account")}</p>}
    </article>
  );
}
