/** The people: who is on duty now, and the plan of who will be. */
import { useState } from "react";
import type { PageProps } from "../pages.ts";
import { NowPage } from "./NowPage.tsx";
import { PlanPage } from "./PlanPage.tsx";

export function RosterPage({ desk }: PageProps) {
  const [view, setView] = useState<"now" | "plan">("now");
  if (view === "plan") return <PlanPage onView={() => setView("now")} />;
  return <NowPage desk={desk} onView={() => setView("plan")} />;
}
