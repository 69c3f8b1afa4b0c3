/**
 * The core of a machine that was told nothing yet: it opens no room and no database, checks what a person chooses, and
 * writes `liveroom.yaml` in the end. What it looks at is looked at as the doctor does.
 */
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { FromCore } from "../../../shared/contract/fromCore.ts";
import type { SetUpCommand } from "../../../shared/contract/setUp.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import { secretFault } from "../../../shared/domain/roles/secret.ts";
import { type GivenSettings, passwordReference } from "../../../shared/domain/station/settings.ts";
import { newStationFile } from "../../../shared/domain/station/write.ts";
import type { Caller } from "../access/caller.ts";
import type { Hasher } from "../access/hashing.ts";
import { loadCity } from "../city/load.ts";
import { examineBroker } from "../doctor/broker.ts";
import { examineCertificates } from "../doctor/certificates.ts";
import { probedCamera } from "../doctor/outside.ts";
import type { Handlers } from "../handlers.ts";
import { refusalOfFile } from "../keptFile.ts";
import { readBroker } from "../link/broker.ts";
import { LivePositions } from "../live/positions.ts";
import type { LiveRows } from "../live/rows.ts";
import { type Client, Refused, serveClient } from "../live/serve.ts";
import { createSources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import { loadComments, writeStationFile } from "../station/file.ts";
import { keepBrokerLogin } from "../station/secret.ts";
import { checkCity, cityFolderOf, shippedCities, streamsByOrigin } from "./city.ts";

export interface SetUpContext {
  readonly clock: Clock;
  readonly log: Log;
  readonly hasher: Hasher;
  /** It is written: main opens the room by it. */
  readonly onDone: (message: Extract<FromCore, { type: "set-up" }>) => void;
}

/** What the set-up answers; everything else is the room's. */
type Answered = SetUpCommand | "displays.report";

export async function openSetUp(
  options: CoreOptions,
  given: NonNullable<CoreOptions["setUp"]>,
  { clock, log, hasher, onDone }: SetUpContext,
): Promise<{ serve(client: Client): void }> {
  const { resourcesFolder } = options;
  const places = { ...given, resourcesFolder };
  const sources = createSources();
  sources.setUp.put({ id: "set-up", file: given.file, cities: await shippedCities(resourcesFolder) });
  const seenFrom = (path: string) => resolve(dirname(given.file), path);

  const handlers: Handlers<Answered> = {
    "displays.report"({ displays }) {
      sources.setUpDisplays.replace(
        displays.map(({ id, label, widthPx, heightPx }, index) => {
          return { id, label, widthPx, heightPx, number: index + 1 };
        }),
      );
      return { foremost: null };
    },
    "setUp.checkCity": ({ city }) => checkCity(city, places),
    async "setUp.testBroker"({ settings, password }) {
      return { findings: await testBroker(settings, password) };
    },
    async "setUp.testCamera"({ city, origin }) {
      const loaded = await loadCity(cityFolderOf(city, places));
      const stream = loaded.city && streamsByOrigin(loaded.city).get(origin);
      if (!stream) throw new Refused({ code: "unknown-camera", found: origin });
      // Logins are set later, in the console: a server that wants one is there.
      return {
        findings: [await probedCamera(origin, stream.url, { authorizationOf: () => undefined, now: clock })],
      };
    },
    async "setUp.preview"({ settings }) {
      return { text: await textOf(settings) };
    },
    async "setUp.finish"({ settings, password, administrator }) {
      if (administrator) {
        const found = secretFault(administrator.secret, administrator.name);
        if (found) throw new Refused({ code: "weak-secret", found });
      }
      const hash = administrator && (await hasher.hash(administrator.secret));
      const dataFolder = seenFrom(settings.data ?? ".");
      try {
        const user = settings["broker.user"];
        if (user !== undefined && password !== null && settings["broker.password"] === passwordReference) {
          await mkdir(dataFolder, { recursive: true });
          await keepBrokerLogin(dataFolder, { user, password });
        }
        await writeStationFile(given.file, await textOf(settings), resourcesFolder);
      } catch (error) {
        throw refusalOfFile(error);
      }
      log.info("set up", { file: given.file });
      const first = administrator && hash !== null ? { name: administrator.name, hash } : null;
      onDone({ type: "set-up", administrator: first });
      return {};
    },
  };

  async function textOf(settings: GivenSettings): Promise<string> {
    return newStationFile(settings, await loadComments(resourcesFolder, settings.language ?? "id"));
  }

  async function testBroker(settings: GivenSettings, password: string | null): Promise<Finding[]> {
    const url = settings["broker.url"];
    if (url === undefined) return [finding("broker", "fault", "broker-none")];
    const { city } = await loadCity(cityFolderOf(settings.city ?? "", places));
    if (!city) return [finding("broker", "unknown", "broker-city")];
    const path = (key: "broker.ca" | "broker.certificate" | "broker.key") => {
      const value = settings[key];
      return value === undefined ? undefined : seenFrom(value);
    };
    const [caFile, certificateFile, keyFile] = [
      path("broker.ca"),
      path("broker.certificate"),
      path("broker.key"),
    ];
    const files = {
      ...(caFile !== undefined && { caFile }),
      ...(certificateFile !== undefined && { certificateFile }),
      ...(keyFile !== undefined && { keyFile }),
    };
    const user = settings["broker.user"];
    const login = user === undefined ? undefined : { user, password: password ?? "" };
    const certificates = await examineCertificates(url, files, [], clock());
    try {
      const address = readBroker(url, files, login);
      const station = "st-setup";
      const found = await examineBroker({ address, root: city.topicRoot, modules: city.modules, station });
      return [...found, ...certificates];
    } catch (error) {
      return [finding("broker", "fault", "broker-address", { reason: errorText(error) }), ...certificates];
    }
  }

  return {
    serve(client) {
      serveClient(client, {
        positions: new LivePositions(),
        open: (view) => ({ rows: sources[view] as LiveRows<unknown>, close() {} }),
        run(name: CommandName, input, caller) {
          if (!Object.hasOwn(handlers, name)) throw new Refused({ code: "not-allowed", found: name });
          return handlers[name as Answered](input, caller);
        },
        callerOf: callerOf,
        onNotAllowed: ({ kind }) => log.warning("the set-up was asked for what is the room's", { kind }),
        forget() {},
        log,
      });
    },
  };
}

/** There are no accounts yet: whoever sits at the machine sets it up. */
function callerOf({ id, kind }: Client): Caller {
  const role = kind === "main" ? "main" : "nobody";
  return { id, kind, role, person: null, actor: kind, locked: false };
}
