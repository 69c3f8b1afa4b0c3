import { useTranslation } from "react-i18next";
import { useNow } from "./clock.ts";
import { formatAge } from "./time.ts";

/** How long ago something was; ticks by itself. `since` is epoch ms. */
export function Age({ since }: { since: number }) {
  const { t } = useTranslation("ui");
  const now = useNow(1000);
  return <time dateTime={new Date(since).toISOString()}>{formatAge(now - since, t)}</time>;
}
