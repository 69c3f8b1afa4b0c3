/** What tests and `npm run verify` use of the verifier. */

export interface Fault {
  readonly code: string;
  readonly where: string;
  readonly detail: string;
}

export interface StationReport {
  readonly station: string;
  readonly seq: number;
  readonly hash: string;
  readonly events: number;
  readonly unsigned: number;
  readonly withheld: number;
  readonly keys: readonly { readonly publicKey: string; readonly fingerprint: string; readonly since: number }[];
}

export interface Report {
  readonly faults: readonly Fault[];
  readonly stations: readonly StationReport[];
  readonly seals: readonly {
    readonly by: string;
    readonly seq: number;
    readonly time: string;
    readonly names: readonly { readonly role: string; readonly name: string }[];
    readonly fingerprint: string | null;
  }[];
  readonly attachments: { readonly checked: number; readonly missing: number };
  readonly manifest?: { readonly kind: string; readonly subject: string | null; readonly masked: boolean };
}

export interface Given {
  readonly keys?: readonly string[];
  readonly heads?: readonly { readonly station: string; readonly seq: number; readonly hash: string }[];
  readonly firstOnly?: boolean;
}

export const format: string;
export const usage: string;
export function canonicalOf(value: unknown): string;
export function hashOf(event: object): string;
export function fingerprintOf(publicKey: string): string;
export function checkLog(
  events: Iterable<unknown>,
  given?: Given & { readonly fileOf?: (sha256: string) => Uint8Array | undefined },
): Report;
export function checkArchive(bytes: Uint8Array, given?: Given): Report;
export function reportText(report: Report, keysGiven: boolean): string;
export function exitCodeOf(report: Report, keysGiven: boolean): number;
export function readArguments(
  given: readonly string[],
): (Required<Pick<Given, "keys" | "heads">> & { readonly file: string }) | undefined;
