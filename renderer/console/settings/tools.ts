/** What a person can do on the page of this machine's configuration, and by which key. */
export const settingTools = ["change", "undo"] as const;
export type SettingTool = (typeof settingTools)[number];

export const settingToolKeys: Record<SettingTool, string> = {
  change: "Ctrl+Insert",
  undo: "Ctrl+Backspace",
};
