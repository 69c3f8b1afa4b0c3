/** Until when certificates are good: the broker's and the camera servers', and this station's own files. */
import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import tls from "node:tls";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import { judgeEnd } from "../../../shared/domain/doctor/judge.ts";

const withinMs = 5000;

/** `origins`: of cameras and sources; those without TLS have none. `broker` as it was given. */
export async function examineCertificates(
  broker: string | null,
  files: NonNullable<CoreOptions["brokerTls"]>,
  origins: readonly string[],
  nowMs: number,
): Promise<Finding[]> {
  const servers = [...(broker ? [broker] : []), ...origins].filter((url) => /^(mqtts|https):/.test(url));
  const own = [files.caFile, files.certificateFile].filter((file) => file !== undefined);
  const found = await Promise.all([
    ...servers.map((url) => ofServer(new URL(url), nowMs)),
    ...own.map((file) => ofFile(file, nowMs)),
  ]);
  return found.flat();
}

async function ofFile(file: string, nowMs: number): Promise<Finding[]> {
  try {
    const { validTo } = new X509Certificate(await readFile(file));
    return [endFinding(file, Date.parse(validTo), nowMs)];
  } catch {
    // What else is wrong with it, the broker's check tells.
    return [finding("certificates", "fault", "certificate-unreadable", { name: file }, file)];
  }
}

/** Whether it is trusted, others check: an end that is near is told of any. */
function ofServer({ hostname, port, protocol, host }: URL, nowMs: number): Promise<Finding[]> {
  return new Promise((resolve) => {
    const at = Number(port || (protocol === "mqtts:" ? 8883 : 443));
    const socket = tls.connect({
      host: hostname,
      port: at,
      rejectUnauthorized: false,
      ...(isIP(hostname) === 0 && { servername: hostname }),
    });
    socket.setTimeout(withinMs, () => socket.destroy(new Error("timeout")));
    socket.once("secureConnect", () => {
      const { valid_to } = socket.getPeerCertificate();
      socket.destroy();
      resolve(valid_to ? [endFinding(host, Date.parse(valid_to), nowMs)] : []);
    });
    // One that is away is told of elsewhere.
    socket.once("error", () => resolve([]));
  });
}

function endFinding(name: string, endsAtMs: number, nowMs: number): Finding {
  const state = judgeEnd(endsAtMs, nowMs);
  const code = { ok: "certificate", warning: "certificate-ends", fault: "certificate-ended", unknown: "" }[
    state
  ];
  return finding(
    "certificates",
    state,
    code,
    { name, day: new Date(endsAtMs).toISOString().slice(0, 10) },
    name,
  );
}
