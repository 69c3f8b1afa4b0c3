/** The map's own colours: the city quiet, so that what happens in it is loud. The loud ones are the theme's. */
export const palette = {
  ground: "#0a0e13",
  district: "#10161e",
  districtLine: "#2f3d4d",
  districtName: "#8fa1b5",
  water: "#123048",
  waterName: "#5d9cc7",
  park: "#12251a",
  airport: "#1a2029",
  runway: "#37424f",
  toll: "#6b5a2e",
  mainRoad: "#3a4552",
  road: "#232c37",
  rail: "#4b4258",
  name: "#93a3b5",
  halo: "#070a0e",
  plate: "#0d131a",
  mixed: "#c3d0de",
  camera: "#9fb3c8",
  warnings: {
    ...{ Extreme: "#ff6b9d", Severe: "#ff9e64", Moderate: "#ffd75f", Minor: "#9bd1ff", Unknown: "#b7c3d0" },
  },
} as const;
