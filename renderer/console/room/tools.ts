/** What a person can do on the page of stations, and by which key. */
export const roomTools = ["code", "join", "admit", "retire", "rename"] as const;
export type RoomTool = (typeof roomTools)[number];

export const roomKeys: Record<RoomTool, string> = {
  code: "Ctrl+Shift+F3",
  join: "Ctrl+Shift+F4",
  admit: "Ctrl+Shift+F5",
  retire: "Ctrl+Shift+F6",
  rename: "Ctrl+Shift+F7",
};
