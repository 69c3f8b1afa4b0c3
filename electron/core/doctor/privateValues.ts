/** Everything that this station knows and that must not leave it with a bundle: secrets, and who people are. */
import type { City } from "../../../shared/domain/city/index.ts";
import { redactor } from "../../../shared/domain/doctor/redact.ts";
import type { Secrets } from "../secrets.ts";

export interface PrivateValues {
  readonly city: Pick<City, "officers"> | undefined;
  readonly secrets: Secrets;
  /** As it was given; may hold a login. */
  readonly broker: string | null;
  /** Values of Authorization headers. */
  readonly logins: readonly string[];
  readonly people: readonly { readonly name: string }[];
  readonly reporters: readonly { readonly name: string | null; readonly phone: string | null }[];
}

export function redactorOf({ city, secrets, broker, logins, people, reporters }: PrivateValues) {
  const hidden: string[] = [secrets.broker?.password ?? ""];
  if (broker !== null && URL.canParse(broker)) hidden.push(new URL(broker).password);
  for (const login of secrets.cameraLogins.values())
    hidden.push("bearer" in login ? login.bearer : login.password);
  for (const { authorization, apiKey } of secrets.sourceLogins.values())
    hidden.push(apiKey ?? "", ...partsOf(authorization ?? ""));
  for (const header of logins) hidden.push(...partsOf(header));
  const named = [
    ...[...(city?.officers ?? []), ...reporters].flatMap(({ name, phone }) => [name ?? "", phone ?? ""]),
    ...people.map(({ name }) => name),
  ];
  return redactor(hidden, named);
}

/** Of an Authorization header: its value, and the password in it. */
function partsOf(header: string): string[] {
  const [kind, value = ""] = header.split(" ");
  if (kind !== "Basic") return [value];
  const [, ...password] = Buffer.from(value, "base64").toString("utf8").split(":");
  return [value, password.join(":")];
}
