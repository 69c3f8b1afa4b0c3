import fc from "fast-check";
import { expect, it } from "vitest";
import {
  advanced,
  type BriefingBook,
  type BriefingState,
  briefingPages,
  turned,
  withinItsParts,
} from "./pages.ts";

const state: BriefingState = { page: "today", part: 0, turning: true, turnedAt: 1000 };
const every = { pageMs: 500, partMs: 300 };
const all: BriefingBook = { pages: briefingPages, parts: {} };
const books = fc
  .tuple(
    fc.subarray([...briefingPages], { minLength: 1 }),
    fc.dictionary(fc.constantFrom(...briefingPages), fc.integer({ min: 1, max: 4 })),
  )
  .map(([pages, parts]): BriefingBook => ({ pages, parts }));

it("goes over either end, and back to where it was", () => {
  fc.assert(
    fc.property(books, fc.integer({ min: -20, max: 20 }), fc.nat(), (book, by, from) => {
      const start = turned({ ...state, page: book.pages[0]! }, from % 40, book, 0);
      const there = turned(start, by, book, 2000);
      expect(book.pages).toContain(there.page);
      expect(turned(there, -by, book, 0)).toEqual(start);
      const sheets = book.pages.reduce((sum, page) => sum + (book.parts[page] ?? 1), 0);
      expect(turned(start, sheets, book, 0)).toEqual(start);
    }),
  );
});

it("shows every part of every page before one comes again", () => {
  const book: BriefingBook = { pages: ["today", "agencies", "water"], parts: { agencies: 3 } };
  const shown = [0, 1, 2, 3, 4]
    .map((by) => turned(state, by, book, 0))
    .map(({ page, part }) => `${page} ${part}`);
  expect(shown).toEqual(["today 0", "agencies 0", "agencies 1", "agencies 2", "water 0"]);
});

it("turns by itself when its time has come, and not while somebody speaks about a page", () => {
  expect(advanced(state, every, all, 1499)).toBe(state);
  expect(advanced(state, every, all, 1500)).toMatchObject({ page: "districts", turnedAt: 1500 });
  expect(advanced({ ...state, turning: false }, every, all, 9000).page).toBe("today");
  expect(advanced(state, every, { ...all, parts: { today: 2 } }, 1300)).toMatchObject({
    page: "today",
    part: 1,
  });
});

it("leaves a page that is no longer there, and a part that its page no longer has", () => {
  const standing = { ...state, page: "photos" as const, turning: false };
  expect(advanced(standing, every, { pages: ["agencies", "water"], parts: {} }, 1).page).toBe("agencies");
  expect(withinItsParts({ ...state, part: 5 }, { ...all, parts: { today: 3 } }).part).toBe(2);
});
