/** What a machine is for in the room. */
export const stationRoles = ["both", "console", "wall"] as const;
export type StationRole = (typeof stationRoles)[number];
