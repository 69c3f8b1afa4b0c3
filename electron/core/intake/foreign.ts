/**
 * Ids of what comes from elsewhere: `<source>:<id>`, so that two sources cannot speak of one another's reports. What a
 * topic cannot hold is written as in a URL.
 */

/** Between the source and its own id; no source's id holds it. */
const separator = ":";

export function foreignReportId(source: string, id: string): string {
  return `${prefixOf(source)}${id.replace(/[/+#%\s\p{Cc}]/gu, (character) => encodeURIComponent(character))}`;
}

export function prefixOf(source: string): string {
  return `${source}${separator}`;
}

/** The source's own id; undefined for a report of another source. */
export function ownId(source: string, report: string): string | undefined {
  const prefix = prefixOf(source);
  if (!report.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(report.slice(prefix.length));
  } catch {
    return undefined;
  }
}

/** Where an outbox row goes that is for a report's source. */
export function open311Target(source: string): string {
  return `open311:${source}`;
}
