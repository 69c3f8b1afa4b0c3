/** The briefing's page, in step on all screens of the room; it is remembered, with the presenter's notes. */
import { z } from "zod";
import type { BriefingNoteRow, BriefingPhotoRow, BriefingRow } from "../../../shared/contract/briefing.ts";
import type { BriefingPaper } from "../../../shared/domain/briefing/content.ts";
import {
  advanced,
  type BriefingPage,
  type BriefingState,
  briefingPages,
  turned,
} from "../../../shared/domain/briefing/pages.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import { localDay, offsetMs } from "../../../shared/domain/zone.ts";
import type { IncidentRegister } from "../incidents/register.ts";
import type { LiveRows } from "../live/rows.ts";
import type { Store } from "../store/index.ts";
import { keepSetting, readSetting } from "../store/settings.ts";
import { briefingPdf, type ReadPicture } from "./paper/index.ts";
import { photosOf } from "./photos.ts";

export interface BriefingOptions {
  readonly city: City;
  readonly store: Store;
  readonly register: Pick<IncidentRegister, "rowOf">;
  readonly clock: Clock;
  readonly rows: LiveRows<BriefingRow>;
  readonly notes: LiveRows<BriefingNoteRow>;
  readonly photos: LiveRows<BriefingPhotoRow>;
  readonly readPicture: ReadPicture;
}

const everyMs = 20_000;
const advanceEveryMs = 1000;
/** A page of pictures is read anew so often: they come a few a day. */
const photosEveryMs = 60_000;
const aPage = z.enum(briefingPages);
const kept = z.object({
  notes: z.partialRecord(aPage, z.string()),
  state: z.object({ page: aPage, turning: z.boolean(), turnedAt: z.number() }).optional(),
});
/** A core that starts anew goes on with a briefing that is no older: the next one begins with its first page. */
const goesOnForMs = 2 * 3_600_000;

/** Where texts stand in what goes onto paper. */
const paperTexts = new Set(["text", "title", "place", "caption", "note", "aside", "label", "left", "foot"]);

export class Briefing {
  private readonly options: BriefingOptions;
  private readonly timer: NodeJS.Timeout;
  private state: BriefingState;
  private photosReadAt = Number.NEGATIVE_INFINITY;

  constructor(options: BriefingOptions) {
    this.options = options;
    const { store, notes, clock } = options;
    const known = readSetting(store.settings, "briefing", kept);
    for (const page of briefingPages) notes.put({ page, text: known?.notes[page] ?? "" });
    const now = clock();
    const before = known?.state;
    // Pages with pictures are known only once they were read.
    this.readPhotos(now);
    this.state =
      before && now - before.turnedAt < goesOnForMs
        ? { ...before, turnedAt: now }
        : { page: "today", turning: true, turnedAt: now };
    this.tell();
    this.timer = setInterval(() => this.advance(), advanceEveryMs);
  }

  readonly commands = {
    "briefing.step": ({ by }: { by: number }) => {
      this.stand(turned(this.state, by, this.pages(), this.options.clock()));
      return {};
    },
    "briefing.show": ({ page }: { page: BriefingPage }) => {
      this.stand({ ...this.state, page, turnedAt: this.options.clock() });
      return {};
    },
    "briefing.turn": ({ turning }: { turning: boolean }) => {
      this.state = { ...this.state, turning, turnedAt: this.options.clock() };
      this.tell();
      this.keep();
      return {};
    },
    "briefing.note": ({ page, text }: { page: BriefingPage; text: string }) => {
      this.options.notes.put({ page, text });
      this.keep();
      return {};
    },
    "briefing.paper": async (paper: BriefingPaper) => ({
      name: `paparan-${fileTime(paper.atMs, this.options.city.zone)}.pdf`,
      // Screens are given masked texts: of what they show this changes nothing.
      bytes: await briefingPdf(maskBody(paper, [], paperTexts), this.options.readPicture),
    }),
  };

  advance(): void {
    const now = this.options.clock();
    if (now - this.photosReadAt >= photosEveryMs) {
      this.readPhotos(now);
      this.tell();
    }
    const after = advanced(this.state, everyMs, this.pages(), now);
    if (after === this.state) return;
    this.state = after;
    this.tell();
    this.keep();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A person chose it. */
  private stand(state: BriefingState): void {
    this.state = { ...state, turning: false };
    this.tell();
    this.keep();
  }

  private readPhotos(now: number): void {
    const { photos, store, register } = this.options;
    this.photosReadAt = now;
    photos.replace(photosOf(store, register, now));
  }

  private keep(): void {
    const { notes, store } = this.options;
    const all = Object.fromEntries([...notes.values()].map((note) => [note.page, note.text]));
    keepSetting(store.settings, "briefing", { notes: all, state: this.state });
  }

  /** Those for which the city, and the day, have something. */
  private pages(): BriefingPage[] {
    const { city, photos } = this.options;
    const isThere: Partial<Record<BriefingPage, boolean>> = {
      attendance: city.officers.length > 0,
      water: city.sensors.length > 0 || city.intake.cap.length > 0,
      photos: photos.size > 0,
    };
    return briefingPages.filter((page) => isThere[page] ?? true);
  }

  private tell(): void {
    this.options.rows.put({ id: "briefing", ...this.state, pages: this.pages(), everyMs });
  }
}

/** `2026-11-29-1620`, by the city's clock. */
function fileTime(atMs: number, zone: string): string {
  const [day, time] = [localDay(zone, atMs), new Date(atMs + offsetMs(zone, atMs)).toISOString()];
  return `${day}-${time.slice(11, 13)}${time.slice(14, 16)}`;
}
