import { useTranslation } from "react-i18next";
import type { CityIndex } from "../city/useCityIndex.ts";

export interface DistrictSelectProps {
  readonly city: CityIndex;
  /** A district's code; null for all. */
  readonly value: string | null;
  /** What no district means here: without, all of them. */
  readonly none?: string;
  readonly onChange: (district: string | null) => void;
}

export function DistrictSelect({ city, value, none, onChange }: DistrictSelectProps) {
  const { t } = useTranslation("console");
  return (
    <select
      aria-label={t("district")}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{none ?? t("every-district")}</option>
      {[...city.districts.values()].map((district) => (
        <option key={district.code} value={district.code}>
          {district.name}
        </option>
      ))}
    </select>
  );
}
