/** For tests: CAP documents. */

export interface CapWords {
  readonly identifier?: string;
  readonly sender?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly msgType?: string;
  readonly references?: string;
  readonly effective?: string;
  readonly expires?: string;
  /** XML inside of the area. */
  readonly area?: string;
  readonly info?: readonly { language?: string; headline?: string; severity?: string; event?: string }[];
}

export const periuk =
  "<areaDesc>Periuk</areaDesc><polygon>-6.15,106.60 -6.15,106.65 -6.18,106.65 -6.18,106.60 -6.15,106.60</polygon>";

export function capXml(words: CapWords = {}): string {
  const { expires = "2026-11-24T12:00:00Z", area = periuk, info = [{}], effective, references } = words;
  const blocks = info.map(
    ({ language = "id-ID", headline = "Hujan lebat", severity = "Moderate", event = "Hujan lebat" }) => `
    <info><language>${language}</language><category>Met</category><event>${event}</event>
      <urgency>Expected</urgency><severity>${severity}</severity><certainty>Likely</certainty>
      ${effective === undefined ? "" : `<effective>${effective}</effective>`}
      ${expires === "" ? "<expires/>" : `<expires>${expires}</expires>`}
      <senderName>BMKG</senderName><headline>${headline}</headline>
      <description>Waspada genangan.</description><instruction/><area>${area}</area></info>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">${blocksOf(words, references)}${blocks.join("")}
</cap:alert>`;
}

function blocksOf(words: CapWords, references: string | undefined): string {
  const { identifier = "BMKG-1", sender = "bmkg@example.go.id", sent = "2026-11-24T08:00:00Z" } = words;
  return `
  <identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent>
  <status>${words.status ?? "Actual"}</status><msgType>${words.msgType ?? "Alert"}</msgType><scope>Public</scope>
  ${references === undefined ? "" : `<references>${references}</references>`}`;
}
