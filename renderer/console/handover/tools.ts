/** What keys do on the page of the handover. */
export const handoverTools = [
  "begin",
  "side",
  "remark",
  "ask",
  "note",
  "sign",
  "miss",
  "interrupt",
  "refuse",
  "abandon",
  "paper",
] as const;
export type HandoverTool = (typeof handoverTools)[number];

export const handoverKeys: Record<HandoverTool, string> = {
  begin: "Ctrl+6",
  side: "Ctrl+7",
  remark: "Ctrl+8",
  ask: "Ctrl+9",
  note: "Ctrl+0",
  sign: "Ctrl+Shift+Enter",
  miss: "Ctrl+Shift+F9",
  interrupt: "Ctrl+;",
  refuse: "Ctrl+F11",
  abandon: "Ctrl+Shift+Delete",
  paper: "Ctrl+F12",
};
