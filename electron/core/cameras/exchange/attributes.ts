/** `NAME=value` and `name="value"`, as playlists write them after a colon (RFC 8216, 4.2, and M3U's older habit). */
export function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", quoted, plain = ""] of text.matchAll(/([A-Za-z0-9-]+)=(?:"([^"]*)"|([^,\s"]*))/g))
    found.set(name.toLowerCase(), quoted ?? plain);
  return found;
}
