/** Where something is, short: addresses often end with the district that stands before them. Pure. */
export function placeWords(district: string | null, address: string | null): string {
  const ends = district !== null && address?.toLowerCase().endsWith(district.toLowerCase());
  const rest = ends ? address?.slice(0, -district.length).replace(/[\s,]+$/, "") : address;
  return [district, rest].filter(Boolean).join(" · ").slice(0, 300);
}
