/**
 * What is outside of the language and yet the same in Node and in a browser, down to the oldest runtime (Node 18.15,
 * Chromium 114). shared/ is compiled with these globals alone, so that nothing of one platform slips in; the rest of
 * the project has their full types and leaves this file out.
 */
declare function structuredClone<Value>(value: Value): Value;

declare function setTimeout(callback: () => void, delayMs: number): number | object;
declare function clearTimeout(timer: number | object | undefined): void;

declare class URL {
  constructor(url: string, base?: string | URL);
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
