/** `23–29 Nov, dibandingkan dengan 16–22 Nov`: which days are shown, and which they are compared with. Pure. */
import type { TFunction } from "i18next";
import type { Period, Span } from "../../../shared/domain/performance/period.ts";

export function spanText(
  { name, now, before, untilHour }: Period,
  language: string,
  t: TFunction<"performance">,
) {
  const format = new Intl.DateTimeFormat(language, {
    ...{ timeZone: "UTC", day: "numeric", month: "short" },
    ...(name === "year" && { year: "numeric" }),
  });
  const text = ({ from, to }: Span) => format.formatRange(Date.parse(from), Date.parse(to));
  const spans = { now: text(now), before: text(before) };
  if (name !== "today") return t("compared", spans);
  return t("compared-until", { ...spans, hour: String(untilHour + 1).padStart(2, "0") });
}
