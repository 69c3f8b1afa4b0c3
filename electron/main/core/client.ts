/** Main's own connection to the core: it speaks the contract as a page does. */
import type { MessagePortMain } from "electron";
import { Connection, type Port } from "../../../shared/contract/connection.ts";
import { type MainCommand, type MainView, mainCommands, mainViews } from "../../../shared/contract/ofMain.ts";
import type { CoreSupervisor } from "./supervisor.ts";

export type MainConnection = Connection<MainView, MainCommand>;

/** `onConnected` is called for each core that starts; no page is connected to it before that is done. */
export function connectMain(
  supervisor: CoreSupervisor,
  onConnected: (core: MainConnection) => void | Promise<void>,
): MainConnection {
  const connection = new Connection({ views: mainViews, commands: mainCommands });
  supervisor.add({
    kind: "main",
    attach(port) {
      connection.attach(asPort(port));
      return onConnected(connection);
    },
    detach: () => connection.detach(),
  });
  return connection;
}

/** A port of Electron's as the contract knows one. */
export function asPort(port: MessagePortMain): Port {
  const adapted: Port = {
    onmessage: null,
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
  };
  port.on("message", (event) => adapted.onmessage?.({ data: event.data }));
  port.start();
  return adapted;
}
