/** What stands under the parts of a period: as many words as there is room for. Pure. */

const room = 8;

/** `slots` are hours, days or months; an empty text where there is no room. */
export function marksOf(slots: readonly string[], language: string): string[] {
  const every = Math.ceil(slots.length / room);
  return slots.map((slot, index) => (index % every === 0 ? markOf(slot, language) : ""));
}

function markOf(slot: string, language: string): string {
  const format = (options: Intl.DateTimeFormatOptions, day: string) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(Date.parse(day));
  if (slot.length <= 2) return slot.padStart(2, "0");
  if (slot.length === 7) return format({ month: "short" }, `${slot}-01`);
  return format({ day: "numeric", month: "short" }, slot);
}
