/** What an event says, for those who need not know who a citizen is. Pure. */
import { maskName, maskPhone, maskText } from "./mask.ts";

/** Fields in which somebody writes freely, of whatever kind of event. */
export const freeFields: ReadonlySet<string> = new Set([
  ...["text", "note", "reason", "address", "task", "remark", "facts"],
]);

/**
 * The body of an event with its free texts, and the name and number of whoever reported, masked. `names`: of people
 * who are known to be spoken of, such as the incident's reporters. `fields`: of what is no event, where texts stand.
 */
export function maskBody<Body>(
  body: Body,
  names: readonly (string | null)[] = [],
  fields: ReadonlySet<string> = freeFields,
): Body {
  return masked(body, null, names, fields) as Body;
}

function masked(
  value: unknown,
  field: string | null,
  names: readonly (string | null)[],
  fields: ReadonlySet<string>,
): unknown {
  if (typeof value === "string") {
    if (field === "reporterName") return maskName(value);
    if (field === "reporterPhone") return maskPhone(value);
    return field !== null && fields.has(field) ? maskText(value, names) : value;
  }
  if (Array.isArray(value)) return value.map((each) => masked(each, field, names, fields));
  if (typeof value !== "object" || value === null) return value;
  // What stands in a free text (its languages, its facts) is one.
  const inner = (key: string) => (field !== null && fields.has(field) ? field : key);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, masked(each, inner(key), names, fields)]),
  );
}
