/** For tests: what of a room takes in what comes from elsewhere, and the sources that it asks. */
import { onTestFinished } from "vitest";
import type { City } from "../../../shared/domain/city/index.ts";
import { type Open311ServerOptions, startOpen311Server } from "../../../tests/peers/open311-server.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { ingestingRoom, now } from "../link/testing.ts";
import { createFactWriter } from "../link/writer.ts";
import { keptLog } from "../testing.ts";
import { openIntake } from "./index.ts";
import type { SourceLogin } from "./writeBack.ts";

export function intakeRoom(intake: City["intake"] = { open311: [], cap: [] }) {
  const city = { ...smallCity(), intake };
  const { store, sources, live } = ingestingRoom();
  const writer = createFactWriter({ store, ...live });
  return { city, store, sources, writer, warnings: live.warnings, clock: () => now };
}

export type IntakeRoom = ReturnType<typeof intakeRoom>;

/** The sources of a room are asked, also after it closed and opened again. */
export function asking(room: IntakeRoom, logins: ReadonlyMap<string, SourceLogin> = new Map()) {
  const log = keptLog();
  const intake = openIntake({ ...room, logins, random: () => 0.5, log });
  onTestFinished(() => intake.close());
  return { ...intake, log };
}

export async function open311(options?: Open311ServerOptions) {
  const server = await startOpen311Server(options);
  onTestFinished(() => server.close());
  return server;
}

export function open311City(
  url: string,
  changes: Partial<City["intake"]["open311"][number]> = {},
): City["intake"] {
  const source = { id: "dlh", name: "DLH", url: `${url}/v2`, everySeconds: 3600, services: {}, ...changes };
  return { open311: [source], cap: [] };
}
