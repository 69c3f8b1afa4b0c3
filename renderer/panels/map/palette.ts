/** The map's own colours: the city quiet, so that what happens in it is loud. The loud ones are the theme's. */
export const palette = {
  ground: "#0a0e13",
  district: "#10161e",
  districtLine: "#2f3d4d",
  districtName: "#9db0c5",
  water: "#123048",
  waterName: "#8cc4ec",
  park: "#12251a",
  airport: "#1a2029",
  runway: "#37424f",
  toll: "#6b5a2e",
  mainRoad: "#3a4552",
  road: "#232c37",
  rail: "#4b4258",
  name: "#a3b3c5",
  halo: "#070a0e",
  plate: "#0d131a",
  mixed: "#c3d0de",
  camera: "#9fb3c8",
  warnings: {
    ...{ Extreme: "#ff7fab", Severe: "#ff9e64", Moderate: "#ffd75f", Minor: "#9bd1ff", Unknown: "#b7c3d0" },
  },
} as const;
