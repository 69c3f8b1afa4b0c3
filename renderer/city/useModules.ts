/** Which parts of the product the city uses; all of them while it is loading. */
import { allModules, type Modules } from "../../shared/domain/city/modules.ts";
import { useRow } from "../data/core.ts";

export function useModules(): Modules {
  return useRow("city")?.modules ?? allModules;
}
