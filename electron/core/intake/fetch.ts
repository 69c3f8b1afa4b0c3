/**
 * One request to a server that nobody here is responsible for.
 *
 * Guarantees: it ends within `timeoutMs`, however slowly the other side writes; no more than `maxBytes` are ever held,
 * whatever length was announced; an answer of another length than announced, of another type than expected, packed, or
 * from another host is refused with a `SourceFault` that says so. No message holds a query, a form or a credential.
 *
 * Node's own client rather than `fetch`: that one unpacks, follows and corrects before anybody can look.
 */
import http from "node:http";
import https from "node:https";
import { errorText } from "../log.ts";
import { SourceFault } from "./fault.ts";

export interface BoundedRequest {
  readonly url: string;
  /** Content types that may come back, without parameters. */
  readonly types: RegExp;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** The value of the Authorization header. It goes to this URL's origin alone. */
  readonly authorization?: string | undefined;
  /** Asks for the first so many bytes alone; a server that does not know how sends all of them. */
  readonly headBytes?: number;
  /** Asks for these bytes alone: the first and the last one. */
  readonly part?: readonly [first: number, last: number];
  /** Ends it before. */
  readonly signal?: AbortSignal;
  /** Sent with POST; without it the request is a GET. */
  readonly form?: URLSearchParams;
}

export const maxAnswerBytes = 8 * 1024 * 1024;
const defaultTimeoutMs = 30_000;
const maxRedirects = 3;
const redirects = new Set([301, 302, 303, 307, 308]);

/** The answer's body. Throws `SourceFault`. */
export async function boundedFetch(request: BoundedRequest): Promise<Buffer> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs);
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  let url = new URL(request.url);
  for (let followed = 0; followed <= maxRedirects; followed++) {
    const answer = await once(url, request, signal);
    if (Buffer.isBuffer(answer)) return answer;
    const next = URL.canParse(answer.location, url.href) ? new URL(answer.location, url) : undefined;
    if (!next || next.origin !== url.origin || request.form) {
      throw new SourceFault("redirect", `${url.origin} → ${next ? next.origin : "?"}`);
    }
    url = next;
  }
  throw new SourceFault("redirect", `more than ${maxRedirects}`);
}

interface Redirect {
  readonly location: string;
}

function once(url: URL, request: BoundedRequest, signal: AbortSignal): Promise<Buffer | Redirect> {
  const { form, authorization, types, headBytes, part, maxBytes = maxAnswerBytes } = request;
  return new Promise((resolve, reject) => {
    const body = form?.toString();
    const outgoing = (url.protocol === "https:" ? https : http).request(url, {
      method: form ? "POST" : "GET",
      // One connection for one answer: nothing is left over for the next one to trip on.
      agent: false,
      signal,
      headers: {
        accept: "*/*",
        "accept-encoding": "identity",
        "user-agent": "live-room",
        ...(authorization !== undefined && { authorization }),
        ...(headBytes !== undefined && { range: `bytes=0-${headBytes - 1}` }),
        ...(part !== undefined && { range: `bytes=${part[0]}-${part[1]}` }),
        ...(body !== undefined && {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(body),
        }),
      },
    });
    let announced: number | undefined;
    let received = 0;

    function refuse(fault: SourceFault): void {
      reject(fault);
      outgoing.destroy();
    }
    function failed(error: NodeJS.ErrnoException): void {
      if (signal.aborted) refuse(new SourceFault("timeout", url.host));
      else if (announced !== undefined && /^(HPE_|ECONNRESET)/.test(error.code ?? ""))
        refuse(lengthFault(announced, error.code === "ECONNRESET" ? String(received) : "more"));
      else refuse(new SourceFault("unreachable", `${url.host}: ${error.code ?? errorText(error)}`));
    }

    outgoing.on("error", failed);
    outgoing.on("response", (answer) => {
      answer.on("error", failed);
      const status = answer.statusCode ?? 0;
      if (redirects.has(status)) {
        resolve({ location: answer.headers.location ?? "" });
        outgoing.destroy();
        return;
      }
      if (status < 200 || status > 299) {
        refuse(new SourceFault("http-status", `${status} ${answer.statusMessage ?? ""}`.trim()));
        return;
      }
      const fault = headersFault(answer.headers, types, maxBytes);
      if (fault) {
        refuse(fault);
        return;
      }
      const length = answer.headers["content-length"];
      if (length !== undefined) announced = Number(length);
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => {
        received += chunk.length;
        if (received > maxBytes) refuse(new SourceFault("too-large", `> ${maxBytes} B`));
        else chunks.push(chunk);
      });
      answer.on("end", () => {
        if (announced !== undefined && announced !== received)
          refuse(lengthFault(announced, String(received)));
        // A turn later: what came after the announced end in the same piece is told as an error first.
        else setImmediate(() => resolve(Buffer.concat(chunks)));
      });
    });
    outgoing.end(body);
  });
}

function headersFault(
  headers: http.IncomingHttpHeaders,
  types: RegExp,
  maxBytes: number,
): SourceFault | undefined {
  const type = (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
  if (!types.test(type)) return new SourceFault("content-type", type || "?");
  const packing = headers["content-encoding"] ?? "identity";
  if (packing !== "identity") return new SourceFault("content-type", `content-encoding: ${packing}`);
  const announced = Number(headers["content-length"] ?? 0);
  if (announced > maxBytes) return new SourceFault("too-large", `${announced} B > ${maxBytes} B`);
  return undefined;
}

function lengthFault(announced: number, received: string): SourceFault {
  return new SourceFault("length", `${announced} B ≠ ${received}${/^\d+$/.test(received) ? " B" : ""}`);
}
