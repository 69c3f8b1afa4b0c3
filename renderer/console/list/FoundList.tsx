/** A list of what a filter lets through, or why there is nothing in it. */
import { useTranslation } from "react-i18next";
import type { ViewSnapshot } from "../../data/core.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { VirtualList, type VirtualListProps } from "./VirtualList.tsx";

export interface FoundListProps<Item extends { readonly id: string }> extends VirtualListProps<Item> {
  readonly state: ViewSnapshot<unknown>["state"];
  /** How many there are without the filter. */
  readonly all: number;
  /** Said when there are none at all. */
  readonly none: string;
}

export function FoundList<Item extends { readonly id: string }>({
  state,
  all,
  none,
  ...list
}: FoundListProps<Item>) {
  const { t } = useTranslation("console");
  if (list.items.length > 0) return <VirtualList {...list} />;
  if (state === "refused") return <Nothing>{t("not-yours-to-see")}</Nothing>;
  return <Nothing>{state === "loading" ? t("loading") : all > 0 ? t("nothing-matches") : none}</Nothing>;
}
