/** FNV-1a in two lanes: no secret, but two different events have different ones. */
export function cheapHash(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (low >>> 13);
  }
  return ((low >>> 0).toString(16) + (high >>> 0).toString(16)).padStart(16, "0");
}
