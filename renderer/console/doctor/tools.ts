/** What a person can do on the doctor's page, and by which key. */
export const doctorTools = ["examine", "export", "updates"] as const;
export type DoctorTool = (typeof doctorTools)[number];

export const doctorKeys: Record<DoctorTool, string> = {
  examine: "Ctrl+Shift+F11",
  export: "Ctrl+Shift+F12",
  updates: "Ctrl+Shift+F10",
};
