/** What is typed to put a camera or a tour onto the wall: the place's number, then that of the camera or the tour. Pure. */

export interface PushText {
  readonly place: number;
  /** Its place in the city's list, from 1; null where only a place was typed. */
  readonly camera: number | null;
  /** Likewise of a tour, which is typed with a T. */
  readonly tour: number | null;
}

/** `5.12`, `5 12`, `5-12`, `5*12` …, `5.t2`, or `5` alone; null for anything else. */
export function readPushText(text: string): PushText | null {
  const match = /^\s*(\d{1,4})(?:\s*[\s.,:;*/+-]\s*(?:(\d{1,6})|t(\d{1,4})?)?)?\s*$/i.exec(text);
  if (!match?.[1]) return null;
  const numberOf = (typed: string | undefined) => (typed === undefined ? null : Number(typed));
  const [place, camera, tour] = [Number(match[1]), numberOf(match[2]), numberOf(match[3])];
  return place === 0 || camera === 0 || tour === 0 ? null : { place, camera, tour };
}
