/** What keys do on the page of the log. */
export const logTools = ["correct", "print", "export"] as const;
export type LogTool = (typeof logTools)[number];

export const logKeys: Record<LogTool, string> = {
  correct: "Ctrl+Shift+c",
  print: "Ctrl+Shift+h",
  export: "Ctrl+Shift+x",
};
