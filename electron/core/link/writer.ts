/** Writes facts that must last, and shows what they changed once the commit stands. */
import { isDeepStrictEqual } from "node:util";
import type { DutyMessage, ReportMessage } from "../../../shared/messages/facts.ts";
import type { Fact } from "../../../shared/messages/read.ts";
import type { Decisions } from "../incidents/decisions.ts";
import type { IncidentRegister } from "../incidents/register.ts";
import { decisionsIn, type HeardReplies, type ReplyDuty } from "../incidents/replies.ts";
import type { LiveCameras } from "../live/cameras.ts";
import type { LiveOfficers } from "../live/officers.ts";
import type { LiveReports } from "../live/reports.ts";
import type { LiveSensors } from "../live/sensors.ts";
import type { LiveWarnings } from "../live/warnings.ts";
import type { Store } from "../store/index.ts";
import type { StandingReport } from "../store/reports.ts";

export interface DurableFact {
  readonly fact: Exclude<Fact, { kind: "position" | "cleared" }>;
  /** Epoch ms. */
  readonly receivedAt: number;
}

export interface FactWriter {
  /** Within a transaction. `show` is called after its commit, or never. */
  write(facts: readonly DurableFact[]): { show(): void };
}

export interface WriterOptions {
  readonly store: Store;
  readonly officers: LiveOfficers;
  readonly reports: LiveReports;
  readonly cameras: LiveCameras;
  readonly sensors: LiveSensors;
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  /** Undefined for a station that is alone. */
  readonly replyDuty?: ReplyDuty;
  readonly warnings: LiveWarnings;
  /** Told of clockings that are new, once they stand: from when to when they are, epoch ms. */
  readonly onClocked?: (officer: string, fromMs: number, toMs: number) => void;
}

export function createFactWriter(options: WriterOptions): FactWriter {
  const { store, officers, reports, cameras, sensors, warnings, register, decisions } = options;

  /** When those are that are new. */
  function writeDuty(officer: string, { events }: DutyMessage, receivedAt: number): number[] {
    return events.flatMap(({ id, type, time, place, accuracyM, device }) => {
      const isNew = store.officers.putDutyEvent({
        officer,
        id,
        type,
        time,
        longitude: place?.[0] ?? null,
        latitude: place?.[1] ?? null,
        accuracyM: accuracyM ?? null,
        device: device ?? null,
        receivedAt,
      });
      return isNew ? [time] : [];
    });
  }

  function writeReport(id: string, body: ReportMessage, receivedAt: number): StandingReport | undefined {
    return store.reports.put({
      id,
      status: body.status,
      category: body.service_code,
      text: body.description,
      longitude: body.long,
      latitude: body.lat,
      address: body.address ?? null,
      ...reports.locate([body.long, body.lat]),
      channel: body.channel,
      photos: body.media_urls ?? [],
      reporterName: body.reporter?.name ?? null,
      reporterPhone: body.reporter?.phone ?? null,
      requestedAt: body.requested_datetime,
      updatedAt: body.updated_datetime ?? body.requested_datetime,
      receivedAt,
    });
  }

  return {
    write(facts) {
      const touched = { officers: new Set<string>(), cameras: new Set<string>(), sensors: new Set<string>() };
      let toldOfWarnings = false;
      const clocked: [officer: string, times: number[]][] = [];
      const changed = new Map<string, StandingReport>();
      const replies: HeardReplies[] = [];
      const change = (report: StandingReport | undefined) => {
        if (!report) return;
        // After a lost link the broker tells everything again, most of it word for word.
        const known = changed.get(report.id) ?? register.held(report.id)?.report;
        if (!isDeepStrictEqual(known, report)) changed.set(report.id, report);
      };
      for (const { fact, receivedAt } of facts) {
        switch (fact.kind) {
          case "duty":
            clocked.push([fact.id, writeDuty(fact.id, fact.body, receivedAt)]);
            touched.officers.add(fact.id);
            break;
          case "report":
            change(writeReport(fact.id, fact.body, receivedAt));
            break;
          case "report-removed":
            store.reports.remove(fact.id, receivedAt);
            change(store.reports.get(fact.id));
            break;
          case "camera-health":
            store.cameras.putHealth({
              camera: fact.id,
              state: fact.body.state,
              since: fact.body.since,
              bitrateKbps: fact.body.bitrateKbps ?? null,
              viewers: fact.body.viewers ?? null,
              receivedAt,
            });
            touched.cameras.add(fact.id);
            break;
          case "sensor":
            store.sensors.put({
              sensor: fact.id,
              value: fact.body.value,
              time: fact.body.time,
              receivedAt,
            });
            touched.sensors.add(fact.id);
            break;
          case "reply":
            replies.push({ body: fact.body, receivedAt });
            break;
          case "warning":
            store.warnings.put({ alert: fact.body, source: "mqtt", topicId: fact.id, receivedAt });
            toldOfWarnings = true;
            break;
          case "warning-removed":
            store.warnings.remove(fact.id, receivedAt);
            toldOfWarnings = true;
        }
      }
      const staged = decisions.stage(decisionsIn(replies, store, register, options.replyDuty));
      return {
        show() {
          officers.refresh(touched.officers);
          for (const [officer, times] of clocked)
            if (times.length > 0) options.onClocked?.(officer, Math.min(...times), Math.max(...times));
          register.hear(changed.values());
          // A gateway that tells everything again tells of what was done last year, too.
          reports.show([...changed.values()].filter(({ id }) => register.held(id)?.report));
          staged.show();
          cameras.refresh(touched.cameras);
          sensors.refresh(touched.sensors);
          if (toldOfWarnings) warnings.refresh();
        },
      };
    },
  };
}
