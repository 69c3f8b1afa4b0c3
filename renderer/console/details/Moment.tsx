import { useTranslation } from "react-i18next";
import { Age } from "../../ui/Age.tsx";
import { formatMoment } from "../../ui/time.ts";

/** When something was, in the city's zone, and how long ago that is. */
export function Moment({ at, zone }: { at: number; zone: string }) {
  const { t, i18n } = useTranslation("console");
  return (
    <span className="moment">
      <strong>
        <Age since={at} />
      </strong>{" "}
      {t("ago")} · {formatMoment(at, zone, i18n.language)}
    </span>
  );
}
