/** The map's colours: the city quiet, what happens in it loud. Kept here since a canvas cannot read CSS variables. */
export const palette = {
  ground: "#0a0e13",
  district: "#10161e",
  districtLine: "#2f3d4d",
  districtName: "#8fa1b5",
  water: "#123048",
  waterLine: "#1d4a6d",
  waterName: "#5d9cc7",
  park: "#12251a",
  airport: "#1a2029",
  runway: "#37424f",
  toll: "#6b5a2e",
  mainRoad: "#3a4552",
  road: "#232c37",
  rail: "#4b4258",
  roadName: "#76869a",
  halo: "#070a0e",
  text: "#eef3f8",
  camera: "#9fb3c8",
  cameraDown: "#ff6b5e",
  cluster: "#1a2531",
  clusterLine: "#5cc8ff",
} as const;

/** As priorities are coloured everywhere (see ui/Shape.tsx and theme.css). */
export const priorityColours = {
  urgent: "#ff6b5e",
  high: "#ffc247",
  normal: "#5cc8ff",
  low: "#8c97a3",
} as const;
