/** The doctor where no room runs, or beside one that does: on the terminal, for whoever sets a station up. */
import type { FromCore } from "../../../shared/contract/fromCore.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import { cameraUrl } from "../../../shared/domain/city/camera.ts";
import { demoOrigin } from "../../../shared/domain/city/city.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { loadCity } from "../city/load.ts";
import { SourceFault } from "../intake/fault.ts";
import { boundedFetch } from "../intake/fetch.ts";
import { authorizationOf, loadSecrets, type Secrets } from "../secrets.ts";
import { writeBundle } from "./bundle.ts";
import { type ExamineContext, examine } from "./examine.ts";
import { redactorOf } from "./privateValues.ts";
import { loadDoctorTexts, reportText } from "./text.ts";

type Source = ExamineContext["sources"][number];

/** Rejects with `FileNotKept` where a bundle was asked for and cannot be written. */
export async function runDoctor(
  options: CoreOptions,
  { machine, bundleFile }: NonNullable<CoreOptions["doctor"]>,
  clock: Clock,
): Promise<Extract<FromCore, { type: "examined" }>> {
  const [{ city, faults }, secrets] = await Promise.all([
    loadCity(options.cityFolder),
    loadSecrets(options.dataFolder),
  ]);
  const listed = city ? [...city.intake.open311, ...city.intake.cap] : [];
  const findings = await examine({
    ...{ options, machine, secrets, city: city ?? null, cityFaults: faults, running: false },
    ...{ now: clock, stationSkewsMs: [], cameras: city ? streamsOf(city) : [] },
    authorizationOf(origin) {
      const login = secrets.cameraLogins.get(origin);
      return login && authorizationOf(login);
    },
    sources: city
      ? await Promise.all([...askedOpen311(city, secrets, clock), ...askedCap(city, secrets, clock)])
      : [],
    sourceUrls: listed.map(({ url }) => url),
  });
  const texts = await loadDoctorTexts(options.resourcesFolder, options.language ?? city?.language ?? "id");
  if (bundleFile !== null) {
    await writeBundle(bundleFile, {
      ...{ findings, texts, dataFolder: options.dataFolder, cityFolder: options.cityFolder, state: {} },
      ...{ appVersion: options.appVersion, freeBytes: null, nowMs: clock() },
      redact: redactorOf({ city, secrets, broker: options.broker, logins: [], people: [], reporters: [] }),
    });
  }
  return { type: "examined", findings, text: reportText(findings, texts) };
}

/** The demo's own streams are there only while it runs. */
function streamsOf({ cameras, cameraOrigin }: City): { id: string; url: string }[] {
  if (cameraOrigin === demoOrigin) return [];
  return cameras.map((camera) => ({ id: camera.id, url: cameraUrl(camera, cameraOrigin) }));
}

function askedOpen311(city: City, secrets: Secrets, clock: Clock): Promise<Source>[] {
  return city.intake.open311.map(({ id, name, url }) => {
    const services = new URL("services.json", url.endsWith("/") ? url : `${url}/`);
    return asked({ id, name, url: services.href }, secrets, clock);
  });
}

function askedCap(city: City, secrets: Secrets, clock: Clock): Promise<Source>[] {
  return city.intake.cap.map((source) => asked(source, secrets, clock));
}

async function asked(
  { id, name, url }: { readonly id: string; readonly name: string; readonly url: string },
  { sourceLogins }: Secrets,
  clock: Clock,
): Promise<Source> {
  const { host, origin } = new URL(url);
  const authorization = sourceLogins.get(origin)?.authorization;
  const told = { id, name, host };
  try {
    await boundedFetch({ url, types: /json|xml/, timeoutMs: 8000, ...(authorization && { authorization }) });
    return { ...told, state: "ok", fault: null };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    const { code, detail } = error;
    return { ...told, state: "failing", fault: { code, detail, at: clock() } };
  }
}
