/** For tests and for looking at panels alone: a core that answers views with given rows. */

import type { CommandName, CommandOutput } from "../../shared/contract/commands.ts";
import type { Port } from "../../shared/contract/connection.ts";
import type { ViewName, ViewRow } from "../../shared/contract/views.ts";
import type { CommandError, FromClient, ToClient } from "../../shared/contract/wire.ts";
import { connection } from "./core.ts";

export type GivenRows = { [Name in ViewName]?: readonly ViewRow<Name>[] };

export interface FakeCore {
  /** Every command received, oldest first. */
  readonly commands: { name: string; input: unknown }[];
  /** Changes rows of a view that is open. */
  patch<Name extends ViewName>(name: Name, put: readonly ViewRow<Name>[], remove?: readonly string[]): void;
  send(message: ToClient): void;
  /** The id under which the page asked for positions; undefined before it did. */
  positionsId(): number | undefined;
  /** What a command is answered with from now on; without, with nothing. */
  answer<Name extends CommandName>(name: Name, output: CommandOutput<Name>): void;
  /** The next command that a person gives is refused. */
  refuseNext(error: CommandError): void;
  /** Told of each view that is opened from now on. */
  onView?: (name: string, params: unknown) => void;
  /** The core dies: rows on screen turn stale. */
  die(): void;
}

/** Connects this page to a core that holds `given` and accepts every command. */
export function attachFakeCore(given: GivenRows): FakeCore {
  const commands: FakeCore["commands"] = [];
  const open = new Map<string, number[]>();
  const answers = new Map<string, unknown>();
  let positionsId: number | undefined;
  let refusal: CommandError | undefined;
  const port: Port = {
    onmessage: null,
    close: () => {},
    postMessage(message: FromClient) {
      if (message.type === "view") {
        core.onView?.(message.name, message.params);
        open.set(message.name, [...(open.get(message.name) ?? []), message.id]);
        send({ type: "rows", id: message.id, rows: [...(given[message.name as ViewName] ?? [])] });
      }
      if (message.type === "positions") positionsId = message.id;
      if (message.type === "command") {
        commands.push({ name: message.name, input: message.input });
        // What a page tells by itself may come in between.
        const refused = message.name.endsWith(".report") ? undefined : refusal;
        if (refused) send({ type: "refused", id: message.id, error: refused });
        else send({ type: "done", id: message.id, output: answers.get(message.name) ?? {} });
        if (refused) refusal = undefined;
      }
    },
  };
  function send(message: ToClient): void {
    queueMicrotask(() => port.onmessage?.({ data: message }));
  }
  const core: FakeCore = {
    commands,
    send,
    positionsId: () => positionsId,
    patch(name, put, remove = []) {
      for (const id of open.get(name) ?? []) send({ type: "patch", id, put: [...put], remove: [...remove] });
    },
    answer(name, output) {
      answers.set(name, output);
    },
    refuseNext(error) {
      refusal = error;
    },
    die: () => connection.detach(),
  };
  connection.attach(port);
  return core;
}
