/** Tours that name what is not there. */
import type { Tour } from "../tour/rule.ts";
import type { Agency } from "./agency.ts";
import type { Camera } from "./camera.ts";
import type { District } from "./district.ts";
import { foundText, type Report } from "./fault.ts";
import type { Listed, Placed } from "./faults.ts";

interface TourSubjects {
  readonly districts: Listed<District>;
  readonly agencies: Listed<Agency>;
  readonly cameras: Listed<Camera>;
}

/**
 * A tour of a district or an agency that there is not is left out. Cameras and tags that there are not are only told:
 * a station may add them to its directory.
 */
export function checkTours(tours: readonly Placed<Tour>[], subjects: TourSubjects, report: Report): Tour[] {
  const { districts, agencies, cameras } = subjects;
  // A list of cameras that is missing has been told.
  const hasNone = cameras.kept.length === 0;
  const isOnCamera = (tag: string) => hasNone || cameras.kept.some(({ record }) => record.tags.includes(tag));
  const hasDistrict = (code: string) => districts.kept.some(({ record }) => record.code === code);
  const hasAgency = (id: string) => agencies.kept.some(({ record }) => record.id === id);
  return tours.flatMap(({ record, path }) => {
    const { district, agency, tag, cameras: listed } = record.by;
    const tell = (
      at: readonly (string | number)[],
      expected: string,
      found: string,
      severity: "error" | "warning",
    ) =>
      report({
        ...{ code: "unknown-reference", file: "tours.yaml", path: [...path, "by", ...at] },
        ...{ expected, found: foundText(found), severity },
      });
    if (district !== undefined && !districts.named.has(district))
      tell(["district"], "a code of districts.yaml", district, "error");
    if (agency !== undefined && !agencies.named.has(agency))
      tell(["agency"], "an agency of agencies.yaml", agency, "error");
    if (tag !== undefined && !isOnCamera(tag))
      tell(["tag"], "a tag that a camera of cameras.yaml has", tag, "warning");
    listed?.forEach((id, index) => {
      if (!hasNone && !cameras.named.has(id))
        tell(["cameras", index], "a camera of cameras.yaml", id, "warning");
    });
    const isUsable =
      (district === undefined || hasDistrict(district)) && (agency === undefined || hasAgency(agency));
    return isUsable ? [record] : [];
  });
}
