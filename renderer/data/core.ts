/** `useView`, and `connection` for commands: the only way from a screen to the core. */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { commands } from "../../shared/contract/commands.ts";
import { Connection, type Port, type ViewSnapshot } from "../../shared/contract/connection.ts";
import { type ViewName, type ViewParams, type ViewRow, views } from "../../shared/contract/views.ts";

export type { ViewSnapshot } from "../../shared/contract/connection.ts";

/** One for the page: a page has one core. */
export const connection = new Connection({ views, commands });

/** Listens for the ports that the preload hands over, one for each start of the core. */
export function connectToCore(): void {
  window.addEventListener("message", (event) => {
    if (event.source !== window) return;
    if (event.data === "core-port" && event.ports[0]) connection.attach(event.ports[0] as Port);
    if (event.data === "core-gone") connection.detach();
  });
  window.postMessage("page-ready", window.location.origin);
}

const noParams = {};

/** The live rows of a view. Re-renders when they change. */
export function useView<Name extends ViewName>(
  name: Name,
  params: ViewParams<Name> = noParams as ViewParams<Name>,
): ViewSnapshot<ViewRow<Name>> {
  const subscribe = useCallback(
    (listener: () => void) => connection.watch(name, params, listener),
    [name, params],
  );
  return useSyncExternalStore(subscribe, () => connection.read(name, params));
}

/** Keeps a view open, without rendering when it changes: whoever shows it later finds all of its rows there. */
export function useKept(name: ViewName): void {
  useEffect(() => connection.watch(name, noParams as ViewParams<ViewName>, () => {}), [name]);
}

/** The only row of a view that has one; undefined while loading. */
export function useRow<Name extends ViewName>(name: Name): ViewRow<Name> | undefined {
  return useView(name).rows[0];
}
