/** Accounts, and the audit of who did what at the door and beyond; supervisors see the audit alone. */
import { useState } from "react";
import { useRow } from "../../data/core.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { AccountsTab } from "./AccountsTab.tsx";
import { AuditTab } from "./AuditTab.tsx";

export function AccessPage({ desk }: PageProps) {
  const isAdministrator = useRow("session")?.person?.role === "administrator";
  const [tab, setTab] = useState<"accounts" | "audit">("accounts");
  const toggleView = () => setTab(tab === "accounts" ? "audit" : "accounts");
  usePageHandle({ toggleView });
  if (isAdministrator && tab === "accounts") return <AccountsTab desk={desk} onAudit={toggleView} />;
  return <AuditTab onAccounts={isAdministrator ? toggleView : null} />;
}
