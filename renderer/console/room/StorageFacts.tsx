/** What this station's data takes on its disk, part by part, and how long there is room. */
import { useTranslation } from "react-i18next";
import { type StorageRow, storageParts } from "../../../shared/contract/storage.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { useSizeFormat } from "../../ui/size.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";

export function StorageFacts({ zone }: { zone: string }) {
  const row = useRow("storage");
  const { t } = useTranslation("room");
  const size = useSizeFormat();
  return (
    <section className="room-storage">
      <h4>{t("storage")}</h4>
      {row === undefined ? (
        <p className="details-words">{t("storage-unknown")}</p>
      ) : (
        <>
          <Forecast row={row} />
          <Facts>
            {storageParts
              .filter((part) => row.bytes[part] > 0)
              .map((part) => (
                <Fact key={part} name={t(`storage-${part}`)}>
                  {size(row.bytes[part])}
                </Fact>
              ))}
            {row.reusableBytes > 0 && <Fact name={t("storage-reusable")}>{size(row.reusableBytes)}</Fact>}
            <Fact name={t("storage-free")}>
              {row.freeBytes === null ? t("unknown") : size(row.freeBytes)}
            </Fact>
            <Fact name={t("storage-measured")}>
              <Moment at={row.measuredAt} zone={zone} />
            </Fact>
          </Facts>
        </>
      )}
    </section>
  );
}

/** How fast it grows, and until when the disk lasts. */
function Forecast({ row }: { row: StorageRow }) {
  const { t } = useTranslation("room");
  const size = useSizeFormat();
  const count = useCountFormat();
  const { bytesEachDay, daysLeft, sampledDays, marginDays } = row;
  if (bytesEachDay === null) return <p className="details-words">{t("forecast-none")}</p>;
  if (daysLeft === null)
    return <p className="details-words">{t("forecast-steady", { days: sampledDays })}</p>;
  const isShort = daysLeft < marginDays;
  const left = Math.floor(daysLeft);
  return (
    <p className="details-words" data-warn={isShort}>
      {t(isShort ? "forecast-short" : "forecast", {
        ...{ each: size(bytesEachDay), days: sampledDays, margin: marginDays },
        left: left > 3650 ? t("forecast-years") : t("forecast-days", { count: left, number: count(left) }),
      })}
    </p>
  );
}
