/** Drills: what may be played, what came of those of before, and while one runs, how it is led. */
import { useState } from "react";
import { useRow } from "../../data/core.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { PastDrills } from "./PastDrills.tsx";
import { RunningDrill } from "./RunningDrill.tsx";
import { Scenarios } from "./Scenarios.tsx";
import "../directory.css";
import "./training.css";

export function TrainingPage({ desk }: PageProps) {
  const drill = useRow("drill");
  const [view, setView] = useState<"scenarios" | "past">("scenarios");
  const toggleView = () => setView((now) => (now === "past" ? "scenarios" : "past"));
  usePageHandle(drill ? {} : { toggleView });
  if (drill) return <RunningDrill desk={desk} drill={drill} />;
  return view === "past" ? <PastDrills onView={toggleView} /> : <Scenarios onView={toggleView} />;
}
