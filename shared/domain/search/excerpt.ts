/** A short piece of a text around what was searched for, with the words found between U+0002 and U+0003. */
import { foldedOf, type SearchedWord, stemOf, wordPlaces } from "./words.ts";

export const markBegin = "\u0002";
export const markEnd = "\u0003";

const lengthAbout = 160;
/** What stands before the first word that was found. */
const beforeAbout = 40;
/** What lies further in is not looked at: a reader wants to know why it was found, at once. */
const lookedAt = 4000;

interface Piece {
  readonly begin: number;
  readonly end: number;
  readonly isFound: boolean;
}

/** Of the first of the texts that holds a word; else the beginning of the first. */
export function excerptOf(texts: readonly string[], searched: readonly SearchedWord[]): string {
  const clean = texts.map((text) =>
    text.slice(0, lookedAt).replaceAll(markBegin, " ").replaceAll(markEnd, " "),
  );
  for (const text of clean) {
    const pieces = piecesOf(text, searched);
    if (pieces.some(({ isFound }) => isFound)) return cut(text, pieces);
  }
  return cut(clean[0] ?? "", piecesOf(clean[0] ?? "", []));
}

function piecesOf(text: string, searched: readonly SearchedWord[]): Piece[] {
  return wordPlaces(text).map(({ word, begin }) => {
    const folded = foldedOf(word);
    const isFound = searched.some(({ word: typed, stem }) =>
      typed.length > 1
        ? folded.startsWith(foldedOf(typed)) || stemOf(folded) === stem
        : folded === foldedOf(typed),
    );
    return { begin, end: begin + word.length, isFound };
  });
}

/** Begins and ends where words do, so that no character is cut in two. */
function cut(text: string, pieces: readonly Piece[]): string {
  const first = Math.max(
    0,
    pieces.findIndex(({ isFound }) => isFound),
  );
  const focus = pieces[first];
  if (!focus) return text.length <= lengthAbout ? text : `${[...text].slice(0, lengthAbout).join("")}…`;
  const from = pieces.findIndex(({ begin }) => begin >= focus.begin - beforeAbout);
  const begin = from === 0 ? 0 : pieces[from]!.begin;
  const shown = pieces.slice(from).filter(({ end }) => end <= Math.max(begin + lengthAbout, focus.end));
  const isWhole = from + shown.length === pieces.length && text.length - begin <= lengthAbout * 2;
  const end = isWhole ? text.length : shown.at(-1)!.end;
  let marked = "";
  let at = begin;
  for (const piece of shown) {
    if (!piece.isFound) continue;
    marked += `${text.slice(at, piece.begin)}${markBegin}${text.slice(piece.begin, piece.end)}${markEnd}`;
    at = piece.end;
  }
  return `${begin > 0 ? "…" : ""}${marked}${text.slice(at, end)}${end < text.length ? "…" : ""}`;
}
