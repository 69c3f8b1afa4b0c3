import { useRef, useState } from "react";
import type { ListHandle } from "./VirtualList.tsx";

/**
 * A list's filter, and what keys need of it. The list follows at once: React gives a deferred value no turn at all
 * while news of the room comes in faster than a slow machine draws it.
 */
export function useListFilter<Filter>(everything: Filter) {
  const [filter, setFilter] = useState(everything);
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  return { filter, setFilter, list, search };
}
