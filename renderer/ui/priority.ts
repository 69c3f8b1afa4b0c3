/** How grave something is, as the city's categories say it. */
import type { CityRow } from "../../shared/contract/rows.ts";

export type Priority = CityRow["categories"][number]["priority"];

/** The gravest has the least. */
export const priorityWeights: Record<Priority, number> = { urgent: 0, high: 1, normal: 2, low: 3 };
