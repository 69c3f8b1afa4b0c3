/** What an administrator can do on the page of accounts, and by which key. */
export const accountTools = ["add", "change", "reset", "disable", "remove"] as const;
export type AccountTool = (typeof accountTools)[number];

export const accountKeys: Record<AccountTool, string> = {
  add: "Ctrl+1",
  change: "Ctrl+2",
  reset: "Ctrl+3",
  disable: "Ctrl+4",
  remove: "Ctrl+5",
};
