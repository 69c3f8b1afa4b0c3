/** Says from when the data is while the way to the broker is down; nothing while it is up. */
import { useTranslation } from "react-i18next";
import { useRow } from "../data/core.ts";
import { useNow } from "./clock.ts";
import { formatTime } from "./time.ts";

/** A link that comes back at once is no news. */
const quietMs = 5000;

export function LinkAge() {
  const state = useRow("link")?.state;
  const text = useLinkAge();
  if (text === null) return null;
  return (
    <span className="link-age" data-link={state}>
      {text}
    </span>
  );
}

/** Its words; null while the link is up. */
export function useLinkAge(): string | null {
  const link = useRow("link");
  const city = useRow("city");
  const now = useNow(1000);
  const { t, i18n } = useTranslation("ui");
  if (!link || !city || link.state === "online" || now - link.since < quietMs) return null;
  return link.lastMessageAt === null
    ? t("data-saved")
    : t("data-as-of", { time: formatTime(link.lastMessageAt, city.zone, i18n.language) });
}
