/** The shift log, put together: what people write, what screens see of it, and what they may ask for. */
import type { LogBookRow } from "../../../shared/contract/shiftLog.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { bytesInMegabyte } from "../../../shared/domain/log/rules.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { createIds } from "../incidents/ids.ts";
import type { LiveRows } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { Proof } from "../proof/index.ts";
import type { Store } from "../store/index.ts";
import { type AttachmentFiles, openAttachments } from "./attachments.ts";
import { createLogCommands, type LogHandlers } from "./commands.ts";
import type { NameOf } from "./sentences.ts";
import { createLogViews } from "./views.ts";

export interface ShiftLogOptions {
  readonly city: City;
  readonly store: Store;
  readonly station: string;
  readonly rows: LiveRows<LogBookRow>;
  readonly proof: Proof;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly nameOf: NameOf;
  readonly freeBytes: () => number | null;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ShiftLog {
  readonly commands: LogHandlers;
  readonly attachments: AttachmentFiles;
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  stop(): void;
}

/** Indexed a few at a time, so that nothing else waits for it. */
const indexEveryMs = 250;
const indexAtOnce = 100;
/** How far back tags are offered, and how many. */
const tagsSinceMs = 30 * 86_400_000;
const mostTags = 40;

export function openShiftLog(options: ShiftLogOptions): ShiftLog {
  const { city, store, station, rows, proof, clock, random } = options;
  const { attachments: limits, templates } = city.log;
  const attachments = openAttachments(options.dataFolder, limits, options.freeBytes);
  const views = createLogViews(store, city.zone, clock);
  const tell = () =>
    rows.put({
      id: "log",
      templates: templates.map(({ id, name, text, tags }) => ({ id, name, text, tags: [...tags] })),
      largestAttachmentBytes: limits.largestMegabytes * bytesInMegabyte,
      mostAttachments: limits.most,
      tags: tagsOf(store, clock() - tagsSinceMs),
      fingerprint: proof.fingerprint,
    });
  tell();
  const stopFollowing = store.log.onAdmitted((events) =>
    events.some(({ kind }) => kind === "log.written") ? tell : undefined,
  );
  const indexing = setInterval(() => store.logSearch.indexDue(indexAtOnce), indexEveryMs);
  const { resourcesFolder, nameOf } = options;
  const commands = createLogCommands({
    ...{ city, resourcesFolder, nameOf, fingerprint: proof.fingerprint },
    store,
    station,
    clock,
    newId: createIds(clock, random),
    attachments,
  });
  return {
    attachments,
    commands: {
      ...commands,
      async "log.write"(input, caller) {
        const output = await commands["log.write"](input, caller);
        if (input.tags.length > 0) tell();
        return output;
      },
    },
    open: views.open,
    stop() {
      clearInterval(indexing);
      stopFollowing();
      views.stop();
    },
  };
}

/** Those that were used most. */
function tagsOf(store: Store, sinceMs: number): string[] {
  const uses = new Map<string, number>();
  for (const event of store.log.writtenSince(sinceMs)) {
    if (event.kind !== "log.written") continue;
    for (const tag of event.body.tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  return [...uses]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostTags)
    .map(([tag]) => tag);
}
