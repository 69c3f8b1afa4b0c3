/** Looks at everything that the room stands on, each part beside the others, and says what to do about each. */
import type { MachineFacts } from "../../../shared/contract/doctor.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { checks, type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import type { Fault } from "../city/load.ts";
import { readBroker } from "../link/broker.ts";
import { errorText } from "../log.ts";
import { brokerLoginOf, type Secrets } from "../secrets.ts";
import { examineBroker } from "./broker.ts";
import { examineCertificates } from "./certificates.ts";
import { examineCity, examineSecrets } from "./city.ts";
import { examineData } from "./data.ts";
import { examineMachine } from "./machine.ts";
import { examineOutside, type OutsideContext } from "./outside.ts";

export interface ExamineContext extends OutsideContext {
  readonly options: Pick<
    CoreOptions,
    | "dataFolder"
    | "cityFolder"
    | "resourcesFolder"
    | "broker"
    | "brokerTls"
    | "brokerUser"
    | "appVersion"
    | "demo"
  >;
  readonly machine: MachineFacts | null;
  /** Null where too little of its folder can be used. */
  readonly city: Pick<City, "topicRoot" | "modules"> | null;
  readonly cityFaults: readonly Fault[];
  readonly secrets: Secrets;
  /** The room runs on this data. */
  readonly running: boolean;
}

/** In the order of `checks`. Never rejects: what cannot be looked at is a finding, too. */
export async function examine(context: ExamineContext): Promise<Finding[]> {
  const { options, now } = context;
  const { findings: ofData, station } = await examineData({
    ...{ dataFolder: options.dataFolder, running: context.running, isDemo: options.demo, nowMs: now() },
  });
  const origins = [...context.cameras.map(({ url }) => url), ...context.sourceUrls].map(
    (url) => new URL(url).origin,
  );
  const [machine, outside, broker, certificates] = await Promise.all([
    examineMachine(context.machine, options.appVersion, options.resourcesFolder),
    examineOutside(context),
    brokerFindings(context, station ?? "st-new"),
    options.demo
      ? []
      : examineCertificates(options.broker, options.brokerTls ?? {}, [...new Set(origins)], now()),
  ]);
  const all = [
    ...[...machine, ...ofData, ...examineCity(options.cityFolder, context.city !== null, context.cityFaults)],
    ...[...examineSecrets(context.secrets), ...outside, ...broker, ...certificates],
  ];
  return all.sort((one, other) => checks.indexOf(one.check) - checks.indexOf(other.check));
}

async function brokerFindings(
  { options, city, secrets }: ExamineContext,
  station: string,
): Promise<Finding[]> {
  if (options.demo) return [finding("broker", "ok", "broker-demo")];
  if (options.broker === null) return [finding("broker", "fault", "broker-none")];
  if (city === null) return [finding("broker", "unknown", "broker-city")];
  try {
    const address = readBroker(options.broker, options.brokerTls, brokerLoginOf(secrets, options.brokerUser));
    return await examineBroker({ address, root: city.topicRoot, modules: city.modules, station });
  } catch (error) {
    return [finding("broker", "fault", "broker-address", { reason: errorText(error) })];
  }
}
