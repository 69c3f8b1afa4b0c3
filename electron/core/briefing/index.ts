/** The briefing's page, in step on all screens of the room; it is remembered, with the presenter's notes. */

import { z } from "zod";
import type { BriefingNoteRow, BriefingPhotoRow, BriefingRow } from "../../../shared/contract/briefing.ts";
import type { BriefingPaper } from "../../../shared/domain/briefing/content.ts";
import {
  advanced,
  type BriefingBook,
  type BriefingPage,
  type BriefingState,
  briefingPages,
  turned,
  withinItsParts,
} from "../../../shared/domain/briefing/pages.ts";
import { type BriefingRoom, smallestOf } from "../../../shared/domain/briefing/parts.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import { localDay, offsetMs } from "../../../shared/domain/zone.ts";
import type { Caller } from "../access/caller.ts";
import type { IncidentRegister } from "../incidents/register.ts";
import type { LiveRows } from "../live/rows.ts";
import { markedName } from "../paper/mark.ts";
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
  readonly resourcesFolder: string;
}

const every = { pageMs: 20_000, partMs: 12_000 } as const;
const advanceEveryMs = 1000;
/** A page of pictures is read anew so often: they come a few a day. */
const photosEveryMs = 60_000;
const aPage = z.enum(briefingPages);
const kept = z.object({
  notes: z.partialRecord(aPage, z.string()),
  state: z
    .object({ page: aPage, part: z.number().int().default(0), turning: z.boolean(), turnedAt: z.number() })
    .optional(),
});
/** A core that starts anew goes on with a briefing that is no older: the next one begins with its first page. */
const goesOnForMs = 2 * 3_600_000;

/** Where texts stand in what goes onto paper. */
const paperTexts = new Set(["text", "title", "place", "caption", "note", "aside", "label", "left", "foot"]);

export class Briefing {
  private readonly options: BriefingOptions;
  private readonly timer: NodeJS.Timeout;
  private state: BriefingState;
  /** By client: what a screen on which it stands has for each page. */
  private readonly screens = new Map<
    number,
    { readonly onWall: boolean; readonly rooms: Map<BriefingPage, BriefingRoom> }
  >();
  private readonly parts: Partial<Record<BriefingPage, number>> = {};
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
        : { page: "today", part: 0, turning: true, turnedAt: now };
    this.tell();
    this.timer = setInterval(() => this.advance(), advanceEveryMs);
  }

  readonly commands = {
    "briefing.step": ({ by }: { by: number }) => {
      this.stand(turned(this.state, by, this.book(), this.options.clock()));
      return {};
    },
    "briefing.show": ({ page }: { page: BriefingPage }) => {
      this.stand({ ...this.state, page, part: 0, turnedAt: this.options.clock() });
      return {};
    },
    "briefing.turn": ({ turning }: { turning: boolean }) => {
      this.state = { ...this.state, turning, turnedAt: this.options.clock() };
      this.tell();
      this.keep();
      return {};
    },
    "briefing.room": (
      told: { page: BriefingPage; room: BriefingRoom; parts: number } | null,
      caller: Caller,
    ) => {
      if (told === null) this.forget(caller.id);
      else this.takeRoom(told, caller);
      return {};
    },
    "briefing.note": ({ page, text }: { page: BriefingPage; text: string }) => {
      this.options.notes.put({ page, text });
      this.keep();
      return {};
    },
    "briefing.paper": async (paper: BriefingPaper) => ({
      name: markedName(`paparan-${fileTime(paper.atMs, this.options.city.zone)}.pdf`),
      // Screens are given masked texts: of what they show this changes nothing.
      bytes: await briefingPdf(maskBody(paper, [], paperTexts), this.options),
    }),
  };

  advance(): void {
    const now = this.options.clock();
    if (now - this.photosReadAt >= photosEveryMs) {
      this.readPhotos(now);
      this.tell();
    }
    const after = advanced(this.state, every, this.book(), now);
    if (after === this.state) return;
    this.state = after;
    this.tell();
    this.keep();
  }

  /** A client went, or shows it no longer. */
  forget(client: number): void {
    if (this.screens.delete(client)) this.tell();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private takeRoom(
    { page, room, parts }: { page: BriefingPage; room: BriefingRoom; parts: number },
    caller: Caller,
  ) {
    const onWall = caller.kind === "wall";
    const screen = this.screens.get(caller.id) ?? { onWall, rooms: new Map() };
    screen.rooms.set(page, room);
    this.screens.set(caller.id, screen);
    // All of them part it by one room: where they differ, one has not heard of that room yet.
    if (onWall || !this.isOnWall()) this.parts[page] = parts;
    this.state = withinItsParts(this.state, this.book());
    this.tell();
  }

  private isOnWall(): boolean {
    return [...this.screens.values()].some(({ onWall }) => onWall);
  }

  /** Who sits before the wall reads the wall: a console follows it, and only where it is on none has the say. */
  private room(): BriefingRoom | null {
    const onWall = this.isOnWall();
    const asked = [...this.screens.values()].filter((screen) => screen.onWall === onWall);
    return smallestOf(asked.flatMap(({ rooms }) => rooms.get(this.state.page) ?? [])) ?? null;
  }

  private book(): BriefingBook {
    return { pages: this.pages(), parts: this.parts };
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
    const { reports } = city.modules;
    const isThere: Partial<Record<BriefingPage, boolean>> = {
      ...{ districts: reports, deadlines: reports, agencies: reports },
      attendance: city.officers.length > 0,
      water: city.sensors.length > 0 || city.intake.cap.length > 0,
      photos: photos.size > 0,
    };
    return briefingPages.filter((page) => isThere[page] ?? true);
  }

  private tell(): void {
    this.options.rows.put({ id: "briefing", ...this.state, room: this.room(), pages: this.pages() });
  }
}

/** `2026-11-29-1620`, by the city's clock. */
function fileTime(atMs: number, zone: string): string {
  const [day, time] = [localDay(zone, atMs), new Date(atMs + offsetMs(zone, atMs)).toISOString()];
  return `${day}-${time.slice(11, 13)}${time.slice(14, 16)}`;
}
