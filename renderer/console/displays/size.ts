/** What is typed of a display's size, as people write numbers, and what is wrong with it. Pure. */
import { type DisplaySize, displaySizeSchema } from "../../../shared/domain/scene/display.ts";

export const sizeFields = ["diagonalIn", "distanceM", "left", "right", "top", "bottom"] as const;
export type SizeField = (typeof sizeFields)[number];
export type TypedSize = Readonly<Record<SizeField, string>>;

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

const edge: Bounds = { least: 0, most: 150 };
/** As the core's schema has them; a test compares both. */
export const sizeBounds: Readonly<Record<SizeField, Bounds>> = {
  diagonalIn: { least: 5, most: 400 },
  distanceM: { least: 0.3, most: 50 },
  ...{ left: edge, right: edge, top: edge, bottom: edge },
};

export function typedOf({ diagonalIn, distanceM, bezelMm }: DisplaySize, language: string): TypedSize {
  const text = (value: number) => value.toLocaleString(language, { useGrouping: false });
  const { left, right, top, bottom } = bezelMm;
  return {
    ...{ diagonalIn: text(diagonalIn), distanceM: text(distanceM) },
    ...{ left: text(left), right: text(right), top: text(top), bottom: text(bottom) },
  };
}

/** With a point or a comma before the fraction; undefined where it is no number or out of bounds. */
export function readField(field: SizeField, typed: string): number | undefined {
  const text = typed.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  const { least, most } = sizeBounds[field];
  return value >= least && value <= most ? value : undefined;
}

/** Undefined as long as a field is wrong. */
export function readSize(typed: TypedSize): DisplaySize | undefined {
  const [diagonalIn, distanceM, left, right, top, bottom] = sizeFields.map((field) =>
    readField(field, typed[field]),
  );
  const read = displaySizeSchema.safeParse({ diagonalIn, distanceM, bezelMm: { left, right, top, bottom } });
  return read.success && !sizeFields.some((field) => readField(field, typed[field]) === undefined)
    ? read.data
    : undefined;
}
