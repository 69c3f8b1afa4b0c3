/** What keys do on the page of attendance. */
export const attendanceTools = ["earlier", "later", "enter", "justify", "object", "close", "export"] as const;
export type AttendanceTool = (typeof attendanceTools)[number];

export const attendanceKeys: Record<AttendanceTool, string> = {
  earlier: "Ctrl+,",
  later: "Ctrl+.",
  enter: "Ctrl+h",
  justify: "Ctrl+Shift+b",
  object: "Ctrl+Shift+k",
  close: "Ctrl+t",
  export: "Ctrl+Shift+e",
};
