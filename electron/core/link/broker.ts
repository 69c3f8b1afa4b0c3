/** A broker's address: what a person may see of it, and what only the connection may. */
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { CoreOptions } from "../../../shared/contract/start.ts";

export interface BrokerAddress {
  /** Host and port, for screens and logs. */
  readonly shown: string;
  /** Without user name and password. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly tls: { readonly ca?: Buffer; readonly cert?: Buffer; readonly key?: Buffer };
}

export interface BrokerLogin {
  readonly user: string;
  readonly password: string;
}

/** Says what was expected; never repeats the URL, which may hold a password. */
export class BrokerAddressUnusable extends Error {
  override readonly name = "BrokerAddressUnusable";
}

/** Reads the address and the PEM files; `login` is used where the address has none. Throws `BrokerAddressUnusable`. */
export function readBroker(
  text: string,
  files: CoreOptions["brokerTls"] = {},
  login?: BrokerLogin,
): BrokerAddress {
  if (!URL.canParse(text)) throw new BrokerAddressUnusable("expected mqtt://host:port or mqtts://host:port");
  const url = new URL(text);
  if (url.protocol !== "mqtt:" && url.protocol !== "mqtts:") {
    throw new BrokerAddressUnusable(`expected mqtt:// or mqtts://, found ${url.protocol}//`);
  }
  if (url.hostname === "") throw new BrokerAddressUnusable("expected a host in the address, found none");
  const port = url.port || (url.protocol === "mqtts:" ? "8883" : "1883");
  const own = url.username !== "" || url.password !== "" || !login;
  const username = own ? decoded(url.username, "user name") : login.user;
  const password = own ? decoded(url.password, "password") : login.password;
  const tls = {
    ...(files.caFile && { ca: readPem(files.caFile) }),
    ...(files.certificateFile && { cert: readPem(files.certificateFile) }),
    ...(files.keyFile && { key: readPem(files.keyFile) }),
  };
  try {
    // Costs a start 10 ms, for nothing where no file is given.
    if (Object.keys(tls).length > 0) createSecureContext(tls);
  } catch (error) {
    throw new BrokerAddressUnusable(
      `expected a certificate and a key that fit, found ${(error as Error).message}`,
    );
  }
  return {
    shown: `${url.hostname}:${port}`,
    url: `${url.protocol}//${url.hostname}:${port}`,
    ...(username && { username }),
    ...(password && { password }),
    tls,
  };
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BrokerAddressUnusable(`expected a ${what} in percent encoding, found a % that encodes nothing`);
  }
}

function readPem(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new BrokerAddressUnusable(
      `expected a PEM file at ${file}, found ${(error as NodeJS.ErrnoException).code}`,
    );
  }
  // A file of authorities that is none would be taken for an empty list.
  if (!bytes.includes("-----BEGIN ")) throw new BrokerAddressUnusable(`expected PEM in ${file}, found none`);
  return bytes;
}
