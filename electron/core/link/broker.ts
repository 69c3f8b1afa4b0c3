/** A broker's address: what a person may see of it, and what only the connection may. */
import { readFileSync } from "node:fs";
import type { CoreOptions } from "../../../shared/contract/start.ts";

export interface BrokerAddress {
  /** Host and port, for screens and logs. */
  readonly shown: string;
  /** Without user name and password. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: { readonly ca?: Buffer; readonly cert?: Buffer; readonly key?: Buffer };
}

/** Says what was expected; never repeats the URL, which may hold a password. */
export class BrokerAddressUnusable extends Error {
  override readonly name = "BrokerAddressUnusable";
}

/** Reads the address and the PEM files. Throws `BrokerAddressUnusable`. */
export function readBroker(text: string, files: CoreOptions["brokerTls"] = {}): BrokerAddress {
  if (!URL.canParse(text)) throw new BrokerAddressUnusable("expected mqtt://host:port or mqtts://host:port");
  const url = new URL(text);
  if (url.protocol !== "mqtt:" && url.protocol !== "mqtts:") {
    throw new BrokerAddressUnusable(`expected mqtt:// or mqtts://, found ${url.protocol}//`);
  }
  const port = url.port || (url.protocol === "mqtts:" ? "8883" : "1883");
  const username = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  return {
    shown: `${url.hostname}:${port}`,
    url: `${url.protocol}//${url.hostname}:${port}`,
    ...(username && { username }),
    ...(password && { password }),
    tls: {
      ...(files.caFile && { ca: readPem(files.caFile) }),
      ...(files.certificateFile && { cert: readPem(files.certificateFile) }),
      ...(files.keyFile && { key: readPem(files.keyFile) }),
    },
  };
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new BrokerAddressUnusable(
      `expected a PEM file at ${file}, found ${(error as NodeJS.ErrnoException).code}`,
    );
  }
}
