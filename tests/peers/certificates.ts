/** Certificates as a city's IT staff would make them with OpenSSL, for tests: an authority, and who it vouches for. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** In PEM files below `folder`; vouched for by itself where no authority is given. */
export async function makeCertificate(
  folder: string,
  name: string,
  authority?: Certificate,
  days = 365,
): Promise<Certificate> {
  const made = { certificateFile: join(folder, `${name}.crt`), keyFile: join(folder, `${name}.key`) };
  await run("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-days", String(days), "-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"],
    ...(authority ? ["-CA", authority.certificateFile, "-CAkey", authority.keyFile] : []),
    ...["-keyout", made.keyFile, "-out", made.certificateFile],
  ]);
  return made;
}
