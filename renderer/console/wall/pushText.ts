/** What is typed to put a camera onto the wall: the place's number, then the camera's. Pure. */

export interface PushText {
  readonly place: number;
  /** Its place in the city's list, from 1; null where only a place was typed. */
  readonly camera: number | null;
}

/** `5.12`, `5 12`, `5-12`, `5*12` …, or `5` alone; null for anything else. */
export function readPushText(text: string): PushText | null {
  const match = /^\s*(\d{1,4})(?:\s*[\s.,:;*/+-]\s*(\d{1,6})?)?\s*$/.exec(text);
  if (!match?.[1]) return null;
  const [place, camera] = [Number(match[1]), match[2] === undefined ? null : Number(match[2])];
  return place === 0 || camera === 0 ? null : { place, camera };
}
