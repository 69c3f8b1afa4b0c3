/** What a person can do about drills, and by which key. While one runs its own work on every page. */
export const drillTools = ["freeze", "speed", "inject", "end"] as const;
export type DrillTool = (typeof drillTools)[number];

export const drillKeys: Record<DrillTool, string> = {
  freeze: "Ctrl+Shift+v",
  speed: "Ctrl+Shift+r",
  inject: "Ctrl+Shift+i",
  end: "Ctrl+Shift+End",
};

export const trainingTools = ["begin", "compare", "paper"] as const;
export type TrainingTool = (typeof trainingTools)[number];

export const trainingKeys: Record<TrainingTool, string> = {
  begin: "Ctrl+Shift+F1",
  compare: "Ctrl+F1",
  paper: "Ctrl+r",
};
