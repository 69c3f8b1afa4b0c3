/** What the caption strip says: the camera on the left, the city's civil time on the right. */
import { offsetMs } from "../../../../shared/domain/zone.ts";
import { drawText, type Face, widthOf, writable } from "./lettering.ts";
import { blankStrip, type Strip } from "./strip.ts";

export interface CaptionText {
  readonly camera: string;
  readonly zone: string;
}

/** The strip at a moment (epoch ms). Time has precedence: a camera's name is cut where it does not fit. */
export function drawCaption(
  text: CaptionText,
  face: Face,
  widthMbs: number,
  heightMbs: number,
  at: number,
): Strip {
  const strip = blankStrip(widthMbs, heightMbs);
  const width = widthMbs * 16;
  const margin = Math.round(face.height / 4);
  const time = clockText(text.zone, at);
  const timeLeft = width - margin - widthOf(face, time);
  drawText(strip, face, fitted(writable(text.camera), face, timeLeft - 3 * margin), margin);
  drawText(strip, face, time, timeLeft);
  return strip;
}

/** Such as `2026-11-24 15:42:07 WIB`. */
export function clockText(zone: string, at: number): string {
  const local = new Date(at + offsetMs(zone, at)).toISOString();
  return writable(`${local.slice(0, 10)} ${local.slice(11, 19)} ${zoneLabel(zone, at)}`);
}

function fitted(text: string, face: Face, width: number): string {
  if (widthOf(face, text) <= width) return text;
  let cut = text;
  while (cut !== "" && widthOf(face, `${cut.trimEnd()}.`) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}.`;
}

const labels = new Map<string, Intl.DateTimeFormat>();

/** `WIB`, `WITA` or `WIT` in Indonesia: the Indonesian locale knows them. */
function zoneLabel(zone: string, at: number): string {
  let format = labels.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("id", { timeZone: zone, timeZoneName: "short" });
    labels.set(zone, format);
  }
  return format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
}
