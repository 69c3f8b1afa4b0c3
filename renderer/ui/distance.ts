/** `350 m`, `1,2 km`: as near as a person needs it. Pure. */
export function formatDistance(metres: number, language: string): string {
  const inKilometres = metres >= 1000;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: inKilometres ? "kilometer" : "meter",
    maximumFractionDigits: inKilometres && metres < 9950 ? 1 : 0,
  }).format(inKilometres ? metres / 1000 : Math.round(metres / 10) * 10);
}
