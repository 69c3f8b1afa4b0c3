/**
 * What this station must know and nobody may see: `secrets.yaml` in its data folder, written by the city's IT staff,
 * readable by the program's user alone.
 *
 *     broker: { user: room-1, password: … }
 *     cameras:
 *       - { origin: "https://cctv.example.go.id", user: room, password: … }
 *       - { origin: "https://nvr.example.go.id", bearer: … }
 *     sources:
 *       - { origin: "https://open311.example.go.id", apiKey: … }
 *
 * Guarantees: no message about it repeats a value.
 */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Login } from "../../shared/contract/cameras.ts";
import { expectedText, pathText } from "../../shared/domain/city/fault.ts";
import { parseYaml } from "../../shared/domain/yaml/source.ts";
import type { SourceLogin } from "./intake/writeBack.ts";
import type { BrokerLogin } from "./link/broker.ts";

export const secretsFile = "secrets.yaml";

const secretText = z.string().min(1);
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "an http(s) origin")
  .transform((text) => new URL(text).origin);

const secretsSchema = z.strictObject({
  broker: z.strictObject({ user: secretText, password: secretText }).optional(),
  cameras: z
    .array(
      z.union(
        [
          z.strictObject({ origin, user: secretText, password: secretText }),
          z.strictObject({ origin, bearer: secretText }),
        ],
        "{ origin, user, password } or { origin, bearer }",
      ),
    )
    .default([]),
  sources: z
    .array(
      z.union(
        [
          z.strictObject({ origin, user: secretText, password: secretText, apiKey: secretText.optional() }),
          z.strictObject({ origin, bearer: secretText, apiKey: secretText.optional() }),
          z.strictObject({ origin, apiKey: secretText }),
        ],
        "{ origin } with { user, password }, { bearer } or { apiKey }",
      ),
    )
    .default([]),
});

export interface Secrets {
  readonly broker?: BrokerLogin;
  /** What the cameras' servers want to hear, by origin. */
  readonly cameraLogins: ReadonlyMap<string, Login>;
  /** What the city's sources want to see, by origin. */
  readonly sourceLogins: ReadonlyMap<string, SourceLogin>;
  /** What is wrong with the file; then nothing of it is used. */
  readonly fault?: { readonly file: string; readonly reason: string };
  /** Others on this machine may read the file. */
  readonly exposed?: string;
}

const none: Secrets = { cameraLogins: new Map(), sourceLogins: new Map() };

export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, secretsFile);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? none : { ...none, fault: { file, reason: String(code) } };
  }
  const mode = (await stat(file)).mode;
  const exposed = process.platform !== "win32" && (mode & 0o077) !== 0;
  const seen: Secrets = { ...none, ...(exposed && { exposed: file }) };
  const source = parseYaml(text);
  const [syntax] = source.syntaxFaults;
  // The parser's own words may quote the line, and with it a secret.
  if (syntax) return { ...seen, fault: { file, reason: `line ${syntax.line}: expected YAML 1.2` } };
  const parsed = secretsSchema.safeParse(source.value ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
    const where = `line ${source.locate(path).line}: ${pathText(path) || "the file"}`;
    return { ...seen, fault: { file, reason: `${where}: expected ${issue && expectedOf(issue)}` } };
  }
  const { broker, cameras, sources } = parsed.data;
  return {
    ...seen,
    cameraLogins: new Map(cameras.map(({ origin: of, ...login }) => [of, login])),
    sourceLogins: new Map(sources.map((source) => [source.origin, loginOf(source)])),
    ...(broker && { broker }),
  };
}

/** A name that is not known may be a secret: `password:x` without the space is one name. */
function expectedOf(issue: z.core.$ZodIssue): string {
  return issue.code === "unrecognized_keys"
    ? "no other names than those of secrets.yaml"
    : expectedText(issue);
}

function loginOf(source: z.infer<typeof secretsSchema>["sources"][number]): SourceLogin {
  return {
    ...("user" in source || "bearer" in source ? { authorization: authorizationOf(source) } : {}),
    ...(source.apiKey !== undefined && { apiKey: source.apiKey }),
  };
}

/** `user`: by what this station's configuration names it; the password is here alone. */
export function brokerLoginOf({ broker }: Secrets, user: string | undefined): BrokerLogin | undefined {
  return broker && { ...broker, ...(user !== undefined && { user }) };
}

/** The value of the Authorization header. */
export function authorizationOf(login: Login): string {
  return "bearer" in login ? `Bearer ${login.bearer}` : basicAuthorization(login.user, login.password);
}

/** RFC 7617, in UTF-8. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
}
