/** What was written for this station: the city's folder, and the secrets beside the data. */
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import type { Fault } from "../city/load.ts";
import type { Secrets } from "../secrets.ts";

export function examineCity(folder: string, isUsable: boolean, faults: readonly Fault[]): Finding[] {
  const errors = faults.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return [finding("city", "ok", "city", { folder })];
  return errors.slice(0, 20).map(({ file, line, expected, found }) => {
    const at = `${file}:${line}`;
    return finding("city", isUsable ? "warning" : "fault", "city-fault", { at, expected, found, folder }, at);
  });
}

export function examineSecrets({ fault, exposed }: Secrets): Finding[] {
  if (fault) return [finding("secrets", "fault", "secrets-unusable", { ...fault })];
  if (exposed !== undefined) return [finding("secrets", "fault", "secrets-exposed", { file: exposed })];
  return [finding("secrets", "ok", "secrets")];
}
