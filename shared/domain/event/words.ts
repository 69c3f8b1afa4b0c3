/** What an event says, in words: one text `event-<kind>` for each kind; what is not known is shown as it came. Pure. */
import { type AnyPlace, formatPlace } from "../place.ts";
import { type EventKind, eventBodies } from "./event.ts";

/** Looks a text of this namespace up, and fills in what it names. */
export interface TFunction<Namespace extends string> {
  (key: string): string;
  (key: string, values: Record<string, string>): string;
  readonly namespace?: Namespace;
}

/** As the city calls it in each language. */
interface Named {
  readonly name: { readonly id: string; readonly en: string };
}

export interface EventContext {
  /** An officer's name; the id itself for somebody that the city does not have. */
  readonly people: { name(officer: string): string };
  readonly city: {
    readonly agencies: ReadonlyMap<string, Named>;
    readonly categories: ReadonlyMap<string, Named>;
  };
  /** Each order's officer. */
  readonly orders: ReadonlyMap<string, string>;
  /** The officer of the order that the event is about, where it alone is looked at. */
  readonly ordered?: string;
  readonly language: string;
}

export interface EventWords {
  readonly text: string;
  /** What a person wrote with it: a note, a reason, a task. */
  readonly said: string | null;
  readonly photos: readonly string[];
}

export function eventWords(
  row: { readonly kind: string; readonly body: unknown },
  t: TFunction<"events">,
  context: EventContext,
): EventWords {
  const schema = eventBodies[row.kind as EventKind];
  const known = schema?.safeParse(row.body);
  if (!known?.success) return { text: t("event-unknown", { kind: row.kind }), said: null, photos: [] };
  const body = known.data as Record<string, unknown>;
  const reply = (body.reply ?? {}) as Record<string, unknown>;
  const values = valuesOf(row.kind, body, t, context);
  const kind = variantOf(row.kind, body, reply);
  return {
    text: t(`event-${kind}`, values),
    said: [reply.reason, reply.note, body.reason, body.note, body.task, body.text].find(isText) ?? null,
    photos: Array.isArray(reply.photos) ? reply.photos.filter(isText) : [],
  };
}

/** Kinds of which the body says what happened have a text for each of its values. */
function variantOf(kind: string, body: Record<string, unknown>, reply: Record<string, unknown>): string {
  if (kind === "order.replied") return `${kind}-${reply.type}`;
  if (kind === "order.escalated") {
    return body.action === "supervisor" && body.officer === null
      ? `${kind}-unsupervised`
      : `${kind}-${body.action}`;
  }
  if (kind === "wall.set") return `${kind}-${body.part}`;
  if (kind === "incident.contacted") return `${kind}-${body.outcome}`;
  if (kind === "sop.ticked") return body.done ? kind : "sop.unticked";
  if (kind === "order.sent" && body.replaces !== null) return "order.sent-instead";
  if (kind === "order.sent" && body.support) return "order.sent-support";
  return kind;
}

/** Names of what the body speaks of, for whichever text wants them. */
function valuesOf(
  kind: string,
  body: Record<string, unknown>,
  t: TFunction<"events">,
  context: EventContext,
): Record<string, string> {
  const { people, city, orders, language } = context;
  const ordered = orders.get(String(body.order)) ?? context.ordered;
  const officer = isText(body.officer) ? body.officer : ordered;
  const agency = city.agencies.get(String(body.agency));
  return {
    officer: officer === undefined ? t("nobody-named") : people.name(officer),
    silent: ordered === undefined ? t("nobody-named") : people.name(ordered),
    other: String(body.into ?? body.from ?? ""),
    agency: agency ? named(agency, language) : String(body.agency ?? ""),
    channel: isText(body.channel)
      ? kind === "incident.contacted"
        ? t(`by-${body.channel}`)
        : body.channel
      : "",
    step: String(body.step ?? ""),
    camera: isText(body.cameraName) ? body.cameraName : "",
    changes: kind === "incident.changed" ? changesOf(body, t, context) : "",
  };
}

function changesOf(
  body: Record<string, unknown>,
  t: TFunction<"events">,
  { city, language }: EventContext,
): string {
  const category = city.categories.get(String(body.category));
  const place = body.place as AnyPlace | undefined;
  return [
    isText(body.category) &&
      t("changed-category", { to: category ? named(category, language) : body.category }),
    isText(body.priority) && t(`changed-priority-${body.priority}`),
    place && t("changed-place", { to: formatPlace(place) }),
    isText(body.address) && t("changed-address", { to: body.address }),
    isText(body.text) && t("changed-text"),
  ]
    .filter(isText)
    .join(", ");
}

function named({ name }: Named, language: string): string {
  return language === "en" ? name.en : name.id;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
