import { useDeferredValue, useRef, useState } from "react";
import type { ListHandle } from "./VirtualList.tsx";

/** A list's filter, and what keys need of it. Typing never waits for the list: it follows as fast as it can. */
export function useListFilter<Filter>(everything: Filter) {
  const [filter, setFilter] = useState(everything);
  const applied = useDeferredValue(filter);
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  return { filter, setFilter, applied, list, search };
}
