/** Everything that comes from elsewhere, put together: the city's sources, files, and what is told back. */
import type { z } from "zod";
import type { intakeCommands } from "../../../shared/contract/intake.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { CapReader } from "./capFeed.ts";
import { FileIntake } from "./file.ts";
import { open311Target, prefixOf } from "./foreign.ts";
import { Open311Reader } from "./open311.ts";
import { Poller, type PollerContext } from "./poller.ts";
import { createOpen311WriteBack, type SourceLogin, type WriteBack } from "./writeBack.ts";

export interface IntakeOptions extends Omit<PollerContext, "rows" | "zone" | "authorizationOf"> {
  readonly city: City;
  readonly sources: Pick<Sources, "intakeSources" | "intakeFile">;
  /** What is needed to be let in, by origin. */
  readonly logins: ReadonlyMap<string, SourceLogin>;
}

type IntakeCommand = keyof typeof intakeCommands;
export type IntakeHandlers = {
  readonly [Name in IntakeCommand]: (
    input: z.output<(typeof intakeCommands)[Name]["input"]>,
  ) => Record<string, never>;
};

export interface Intake {
  readonly commands: IntakeHandlers;
  /** Something was put into the outbox. */
  send(): void;
  close(): Promise<void>;
}

/** The way out that leads to the source of a report; undefined where it is told over the broker. */
export function createTargetOf({ intake }: City): (report: string) => string | undefined {
  const told = intake.open311.filter(({ statusUrl }) => statusUrl !== undefined);
  return (report) => {
    const source = told.find(({ id }) => report.startsWith(prefixOf(id)));
    return source && open311Target(source.id);
  };
}

export function openIntake(options: IntakeOptions): Intake {
  const { city, sources, logins, store, writer, warnings, clock, random, log } = options;
  const context: PollerContext = {
    ...{ store, writer, warnings, clock, random, log, zone: city.zone, rows: sources.intakeSources },
    authorizationOf: (origin) => logins.get(origin)?.authorization,
  };
  const categories = new Set(city.categories.map(({ id }) => id));
  const pollers = new Map<string, Poller>();
  const writeBacks: WriteBack[] = [];
  for (const source of city.intake.open311) {
    const reader = new Open311Reader(source, categories);
    const { id, name, url, everySeconds, statusUrl } = source;
    const poll = reader.poll.bind(reader);
    const poller = new Poller({ id, name, url, everySeconds, kind: "open311", poll }, context);
    pollers.set(id, poller);
    if (statusUrl === undefined) continue;
    writeBacks.push(
      createOpen311WriteBack({
        source: { ...source, statusUrl },
        ...{ store, clock, random },
        login: logins.get(new URL(statusUrl).origin) ?? {},
        onWaiting: (count, fault) => poller.tellWaiting(count, fault),
      }),
    );
  }
  for (const source of city.intake.cap) {
    const reader = new CapReader(source);
    pollers.set(source.id, new Poller({ ...source, kind: "cap", poll: reader.poll.bind(reader) }, context));
  }
  const file = new FileIntake({ city, store, writer, warnings, rows: sources.intakeFile, clock });
  const working = new Set<Promise<unknown>>();

  function inBackground(work: Promise<unknown>): void {
    working.add(work);
    void work.finally(() => working.delete(work));
  }

  return {
    commands: {
      "intake.poll"({ source }) {
        const poller = pollers.get(source);
        if (!poller) throw new Refused({ code: "unknown-source", found: source });
        void poller.poll();
        return {};
      },
      "intake.read"({ name, bytes }) {
        inBackground(file.read(name, bytes));
        return {};
      },
      "intake.import"() {
        if (sources.intakeFile.get("file")?.state !== "preview") {
          throw new Refused({ code: "nothing-to-import" });
        }
        inBackground(file.import());
        return {};
      },
      "intake.dismiss"() {
        file.dismiss();
        return {};
      },
    },
    send() {
      for (const writeBack of writeBacks) writeBack.drain();
    },
    async close() {
      await Promise.all([...pollers.values()].map((poller) => poller.close()));
      await Promise.all(writeBacks.map((writeBack) => writeBack.close()));
      await Promise.all(working);
    },
  };
}
