/** The protocol's reference, made from the schemas and their docstrings. */
import { eventBodies } from "../../shared/domain/event/event.ts";
import { maxMessageBytes } from "../../shared/messages/facts.ts";
import { type Field, fieldsOf, readComments } from "./fields.ts";
import { type TopicReference, topics } from "./topics.ts";

/** Where events' kinds are declared, by the name of their declaration. */
const eventFiles = {
  eventBodies: "shared/domain/event/event.ts",
  rosterBodies: "shared/domain/roster/event.ts",
  attendanceBodies: "shared/domain/attendance/event.ts",
  logBodies: "shared/domain/log/event.ts",
  proofBodies: "shared/domain/proof/event.ts",
  memberBodies: "shared/domain/replication/event.ts",
  handoverBodies: "shared/domain/handover/event.ts",
  accessBodies: "shared/domain/roles/event.ts",
  wallBodies: "shared/domain/wall/shared.ts",
} as const;

/** Markdown. */
export function renderProtocol(): string {
  return `${[heading, topicTable(), ...topics.map(messageSection), eventSection()].join("\n\n")}\n`;
}

const heading = `# Protocol

Made from the schemas in \`shared/messages\` and \`shared/domain\` by \`npm test -- unit tests/docs --update\`; a test fails
where the two differ. For whoever builds a phone app, a gateway or a sensor that speaks with the room.

Messages are JSON in UTF-8 over MQTT 3.1.1, at most ${maxMessageBytes / 1024} KiB each, below \`liveroom/<city code>\` or what
\`broker.topicRoot\` in the city's \`city.yaml\` names instead. Ids have 1 to 80 letters without \`/\`, \`+\` and \`#\`. Times are
ISO 8601 with \`Z\` or an offset. Places are WGS 84, longitude first. Fields that the room does not know are passed over; a
message that its schema refuses changes nothing, is counted, and stays in a bounded quarantine that the console shows. An
empty retained message takes away what stood there. Everything may come twice, late and in any order.`;

function topicTable(): string {
  const rows = topics.map(
    ({ topic, title, from, isRetained, qos }) =>
      `| [\`${topic}\`](#${anchorOf(title)}) | ${from} | ${isRetained} | ${qos} |`,
  );
  return ["## Topics", "", "| topic | who publishes | retained | QoS |", "|---|---|---|---|", ...rows].join(
    "\n",
  );
}

/** As GitHub names a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

function messageSection({ topic, title, schema, file, declaration, example }: TopicReference): string {
  const comments = readComments(file);
  const about = comments.get(declaration);
  return [
    `## ${title}`,
    `\`${topic}\`${about ? `. ${about}` : ""}`,
    fieldTable(fieldsOf(schema, comments, declaration)),
    ...(example === undefined ? [] : [`\`\`\`json\n${jsonText(example)}\n\`\`\``]),
  ].join("\n\n");
}

/** A list of numbers in one line. */
function jsonText(example: unknown): string {
  return JSON.stringify(example, null, 2).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, " ")}]`,
  );
}

function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map(
    ({ name, isRequired, form, about }) =>
      `| \`${name}\` | ${isRequired ? "" : "optional; "}${cell(form)} | ${cell(about)} |`,
  );
  return ["| field | form | |", "|---|---|---|", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function eventSection(): string {
  const sources = Object.entries(eventFiles).map(
    ([declaration, file]) => [declaration, readComments(file)] as const,
  );
  const rows = Object.entries(eventBodies).map(([kind, schema]) => {
    const [declaration, comments] = sources.find(([name, known]) => known.has(`${name}.${kind}`)) ?? [
      "",
      new Map(),
    ];
    const fields = fieldsOf(schema, comments, `${declaration}.${kind}`).map(
      ({ name, isRequired, form }) => `\`${name}\`${isRequired ? "" : "?"} ${cell(form)}`,
    );
    return `| \`${kind}\` | ${fields.join("<br>")} | ${cell(comments.get(`${declaration}.${kind}`) ?? "")} |`;
  });
  return `## Events

What people decide, and what the room writes down for them, travels in batches on \`log/<station>\`. Each event names its
station, its number there, a hybrid logical time, who decided, its kind and its subject (the incident, where nothing else
is said), and carries the hash of the event before it (SHA-256 over RFC 8785) and the station's signature (Ed25519). A
station keeps and passes on a kind that it does not know. Decisions that another one may contradict also carry \`seen\`: how
far their station had the logs of the others.

| kind | body | |
|---|---|---|
${rows.join("\n")}`;
}
