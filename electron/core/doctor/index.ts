/** The doctor beside the running room: examines when somebody asks, and puts what was found together for others. */
import { join } from "node:path";
import type { doctorCommands, MachineFacts } from "../../../shared/contract/doctor.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Fault } from "../city/load.ts";
import type { Handlers } from "../handlers.ts";
import { refusalOfFile } from "../keptFile.ts";
import type { Sources } from "../live/sources.ts";
import { type FiguresOf, metricRows, roomFigures } from "../metrics/figures.ts";
import { exportName, exportsFolder } from "../proof/commands.ts";
import type { Secrets } from "../secrets.ts";
import type { Store } from "../store/index.ts";
import { writeBundle } from "./bundle.ts";
import { examine } from "./examine.ts";
import { redactorOf } from "./privateValues.ts";
import { loadDoctorTexts } from "./text.ts";

export type DoctorHandlers = Handlers<keyof typeof doctorCommands>;

export interface DoctorOptions {
  readonly options: CoreOptions;
  readonly city: City;
  readonly cityFaults: readonly Fault[];
  readonly secrets: Secrets;
  readonly store: Store;
  readonly sources: Sources;
  readonly figures: FiguresOf;
  readonly clock: Clock;
}

export function createDoctor(given: DoctorOptions): DoctorHandlers {
  const { options, city, sources, secrets, clock } = given;
  let machine: MachineFacts | null = null;
  sources.examination.put({ id: "examination", state: "never", at: null, findings: [] });

  async function look(): Promise<void> {
    const found = await examine({
      ...{
        options,
        machine,
        secrets,
        city,
        cityFaults: given.cityFaults,
        running: true,
        now: clock,
      },
      cameras: [...sources.cameras.values()],
      authorizationOf: (origin) => sources.cameraOrigins.get(origin)?.authorization ?? undefined,
      sources: [...sources.intakeSources.values()],
      sourceUrls: [...city.intake.open311, ...city.intake.cap].map(({ url }) => url),
      stationSkewsMs: [...sources.stations.values()].flatMap(({ skewMs }) => skewMs ?? []),
    });
    sources.examination.put({ id: "examination", state: "done", at: clock(), findings: found });
  }

  return {
    "machine.report"(facts) {
      machine = facts;
      return {};
    },
    "doctor.examine"() {
      const last = sources.examination.get("examination")!;
      if (last.state === "running") return {};
      sources.examination.put({ ...last, state: "running" });
      void look().catch(() => sources.examination.put(last));
      return {};
    },
    async "doctor.export"() {
      if (sources.examination.get("examination")!.at === null) await look();
      const { findings } = sources.examination.get("examination")!;
      const file = join(options.dataFolder, exportsFolder, exportName("dukungan", city.code, clock()));
      const state = {
        figures: metricRows(roomFigures(given.figures)),
        ...{ link: [...sources.link.values()], stations: [...sources.stations.values()] },
        ...{ notices: [...sources.notices.values()], watchdog: [...sources.watchdog.values()] },
        ...{ displays: [...sources.displays.values()], intakeSources: [...sources.intakeSources.values()] },
      };
      const logins = [...sources.cameraOrigins.values()].flatMap(({ authorization }) => authorization ?? []);
      try {
        const bytes = await writeBundle(file, {
          ...{ findings, state, dataFolder: options.dataFolder, cityFolder: options.cityFolder },
          ...{ appVersion: options.appVersion, nowMs: clock(), freeBytes: given.figures.freeBytes() },
          texts: await loadDoctorTexts(options.resourcesFolder, city.language),
          redact: redactorOf({
            ...{ city, secrets, broker: options.broker, logins, people: [...sources.people.values()] },
            reporters: given.store.reports.reporters(),
          }),
        });
        return { file, bytes };
      } catch (error) {
        throw refusalOfFile(error);
      }
    },
  };
}
