/**
 * Places in a grid, so that the one nearest to another place is found among few. Flat-earth within a city; the answer
 * is the one that `distanceM` gives, up to what rounds away at a metre.
 */
import { type AnyPlace, earthRadiusM } from "../place.ts";

/** About two places in each cell, and no cell smaller than this. */
const smallestCellM = 100;
const placesInCell = 2;

export class NodeGrid {
  readonly #eastM: Float64Array;
  readonly #northM: Float64Array;
  readonly #cellM: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #originM: readonly [east: number, north: number];
  readonly #eastOfDegree: number;
  /** By cell: where its places begin in `#inCells`. */
  readonly #starts: Uint32Array;
  readonly #inCells: Uint32Array;

  constructor(places: readonly AnyPlace[]) {
    const latitude =
      places.length === 0 ? 0 : places.reduce((sum, place) => sum + place[1], 0) / places.length;
    this.#eastOfDegree = northOfDegree * Math.cos((latitude * Math.PI) / 180);
    this.#eastM = Float64Array.from(places, (place) => place[0] * this.#eastOfDegree);
    this.#northM = Float64Array.from(places, (place) => place[1] * northOfDegree);
    const [west, widthM] = extent(this.#eastM);
    const [south, heightM] = extent(this.#northM);
    this.#originM = [west, south];
    const fittingM = Math.sqrt((widthM * heightM * placesInCell) / Math.max(1, places.length));
    // Places on one line have no area: then their length must not make too many cells.
    this.#cellM = Math.max(smallestCellM, fittingM, Math.max(widthM, heightM) / Math.max(1, places.length));
    this.#columns = Math.floor(widthM / this.#cellM) + 1;
    this.#rows = Math.floor(heightM / this.#cellM) + 1;

    const cells = Uint32Array.from(places, (_, node) => this.#cellOf(node));
    this.#starts = new Uint32Array(this.#columns * this.#rows + 1);
    for (const cell of cells) this.#starts[cell + 1]! += 1;
    for (let cell = 1; cell < this.#starts.length; cell++) this.#starts[cell]! += this.#starts[cell - 1]!;
    const next = this.#starts.slice();
    this.#inCells = new Uint32Array(places.length);
    cells.forEach((cell, node) => {
      this.#inCells[next[cell]!] = node;
      next[cell]! += 1;
    });
  }

  /** Index of the nearest place that is not further away than this. */
  nearest(place: AnyPlace, withinM: number): number | undefined {
    const east = place[0] * this.#eastOfDegree;
    const north = place[1] * northOfDegree;
    const column = Math.floor((east - this.#originM[0]) / this.#cellM);
    const row = Math.floor((north - this.#originM[1]) / this.#cellM);
    let nearest: number | undefined;
    let leastSquared = withinM ** 2;
    const look = (cell: number) => {
      for (let index = this.#starts[cell]!; index < this.#starts[cell + 1]!; index++) {
        const node = this.#inCells[index]!;
        const squared = (this.#eastM[node]! - east) ** 2 + (this.#northM[node]! - north) ** 2;
        if (squared > leastSquared || (squared === leastSquared && nearest !== undefined)) continue;
        leastSquared = squared;
        nearest = node;
      }
    };
    // Ring by ring outwards: what lies in ring n is at least n - 1 cells away.
    for (let ring = 0; ((ring - 1) * this.#cellM) ** 2 <= leastSquared || ring === 0; ring++) {
      const [south, top] = [Math.max(0, row - ring), Math.min(this.#rows - 1, row + ring)];
      for (let at = south; at <= top; at++) {
        const whole = Math.abs(at - row) === ring;
        const step = whole || ring === 0 ? 1 : 2 * ring;
        for (let along = column - ring; along <= column + ring; along += step) {
          if (along >= 0 && along < this.#columns) look(at * this.#columns + along);
        }
      }
    }
    return nearest;
  }

  #cellOf(node: number): number {
    const column = Math.floor((this.#eastM[node]! - this.#originM[0]) / this.#cellM);
    const row = Math.floor((this.#northM[node]! - this.#originM[1]) / this.#cellM);
    return row * this.#columns + column;
  }
}

const northOfDegree = (earthRadiusM * Math.PI) / 180;

function extent(values: Float64Array): readonly [least: number, length: number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return values.length === 0 ? [0, 0] : [least, greatest - least];
}
