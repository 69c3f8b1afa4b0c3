/** The handover of the shift: what runs, or what would be handed over now; and the former ones. */
import { useState } from "react";
import { useRow } from "../../data/core.ts";
import type { PageProps } from "../pages.ts";
import { DraftPage } from "./DraftPage.tsx";
import { HistoryPage } from "./HistoryPage.tsx";
import { RunningPage } from "./RunningPage.tsx";
import "../directory.css";
import "./handover.css";

export function HandoverPage(_: PageProps) {
  const [view, setView] = useState<"now" | "history">("now");
  const open = useRow("duty")?.open ?? null;
  if (view === "history") return <HistoryPage onView={() => setView("now")} />;
  const onView = () => setView("history");
  return open === null ? <DraftPage onView={onView} /> : <RunningPage key={open} id={open} onView={onView} />;
}
