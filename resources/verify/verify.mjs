#!/usr/bin/env node
/**
 * Checks a log of LIVE Room that was taken out: complete, unaltered, in order, sealed by whom. One file that needs
 * nothing but Node 20, and that knows nothing of the program that made the log:
 *
 *     node verify.mjs <export.zip> [--key <fingerprint>]... [--head <station>:<number>:<hash>]...
 *
 * `--key`: the fingerprint of a station's key, as it stands on a signed paper or on the station's screen. Without one a
 * log is checked in itself, but whoever has another key could have written all of it anew. `--head`: how far a log
 * reached when it was sealed, from a signed paper: what was cut since is found.
 *
 * How it is proven. Each event carries the SHA-256 of its canonical JSON (RFC 8785), in which stands the hash of the
 * event before it, so that nothing can be changed, taken out, put in or moved without changing every hash after it. From
 * the event `station.key-announced` on, the station signs each event's place and hash (Ed25519, RFC 8032), so that the
 * hashes cannot be made anew. Seals (`log.sealed`) name how far the logs of all stations reached. The export's own list
 * of what is in it is signed too. Its container is a ZIP without compression of which every byte is given.
 *
 * Exit code: 0 whole, by a key that was given; 1 not whole; 2 cannot be read; 3 whole in itself, no key was given.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const format = "live-room-log/1";
const keyKind = "station.key-announced";
const sealKind = "log.sealed";
const eventFields = ["actor", "body", "hash", "kind", "prev", "seq", "signature", "station", "subject", "time"];
const withheldFields = ["hash", "prev", "seq", "signature", "station", "withheld"];

/** RFC 8785: names in the order of their UTF-16 units, no blanks, numbers and texts as ECMAScript writes them. */
export function canonicalOf(value) {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalOf(each ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalOf(value[name])}`).join(",")}}`;
}

const sha256Of = (content) => createHash("sha256").update(content).digest("hex");

export function hashOf({ station, seq, time, actor, kind, subject, body, prev }) {
  return sha256Of(canonicalOf({ station, seq, time, actor, kind, subject, body, prev }));
}

/** The first 16 bytes of a key's SHA-256, in groups of four. `publicKey`: 32 bytes in base64url. */
export function fingerprintOf(publicKey) {
  const hex = sha256Of(Buffer.from(publicKey, "base64url")).slice(0, 32);
  return hex.match(/.{4}/g).join("-");
}

const openedKeys = new Map();

/** Undefined for what is no key. */
function openKey(publicKey) {
  if (!openedKeys.has(publicKey)) {
    const raw = Buffer.from(String(publicKey), "base64url");
    const isKey = raw.length === 32 && raw.toString("base64url") === publicKey;
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
    openedKeys.set(publicKey, isKey ? createPublicKey({ key: der, format: "der", type: "spki" }) : undefined);
  }
  return openedKeys.get(publicKey);
}

function isSigned(text, signature, publicKey) {
  const key = openKey(publicKey);
  const raw = Buffer.from(String(signature), "base64url");
  // Another way to write the same bytes would be a change that nobody sees.
  if (!key || raw.length !== 64 || raw.toString("base64url") !== signature) return false;
  return verify(null, Buffer.from(text, "utf8"), key, raw);
}

const eventText = ({ station, seq, prev, hash }) => `live-room event\n${station}\n${seq}\n${prev}\n${hash}`;

/** Thrown where nobody asks for more than the first fault. */
class Enough extends Error {}

/**
 * What was found. `firstOnly` stops at the first fault.
 * @param {boolean} firstOnly
 */
function newReport(firstOnly) {
  const report = { faults: [], stations: [], seals: [], attachments: { checked: 0, missing: 0 } };
  const fault = (code, where, detail = "") => {
    report.faults.push({ code, where, detail });
    if (firstOnly) throw new Enough();
  };
  return { report, fault };
}

/**
 * Checks events that come station by station, each station's in order.
 *
 * `isWhole`: every event of every station is there; else each one that is there is checked by itself. `fileOf` gives what
 * a hash names; undefined where nothing is known of files. `missing`: hashes of files that whoever made this did not have.
 */
function checkEvents(events, { isWhole, heads, keys, fileOf, missing }, report, fault) {
  const hashes = new Map();
  const seals = [];
  const files = new Set();
  let station;
  for (const event of events) {
    const where = `${event?.station}:${event?.seq}`;
    if (!isEvent(event)) {
      fault("no-event", where);
      continue;
    }
    if (event.station !== station?.station) {
      if (report.stations.some((each) => each.station === event.station)) fault("order", where);
      station = newStation(event.station);
      report.stations.push(station);
    }
    checkPlace(event, station, isWhole, where, fault);
    if (!event.withheld) {
      if (hashOf(event) !== event.hash) fault("altered", where, "its hash is not that of what it says");
      if (event.time <= station.time) fault("order", where, "its time is not after the one before");
      station.time = event.time;
    }
    checkSignature(event, station, where, keys, fault);
    station.seq = event.seq;
    station.hash = event.hash;
    station.events += 1;
    if (event.withheld) station.withheld += 1;
    hashes.set(where, event.hash);
    if (event.kind === sealKind) seals.push(event);
    for (const sha256 of attachedTo(event)) files.add(sha256);
  }
  for (const { station: name, seq, hash } of heads) {
    const last = report.stations.find((each) => each.station === name);
    if (isWhole && (last?.seq !== seq || last.hash !== hash)) {
      fault("cut", `${name}:${last?.seq ?? 0}`, `the log reached number ${seq}, hash ${hash}`);
    }
  }
  for (const { body, station: by, seq, time } of seals) {
    report.seals.push({ by, seq, time, names: body.names, fingerprint: body.fingerprint });
    checkHeads(body.heads, hashes, isWhole, `sealed in ${by}:${seq}`, fault);
  }
  checkFiles(files, fileOf, missing, report, fault);
  return hashes;
}

/** `heads` that somebody vouches for: what they name must be there, as they name it. */
function checkHeads(heads, hashes, isWhole, by, fault) {
  for (const { station, seq, hash } of heads) {
    const found = hashes.get(`${station}:${seq}`);
    if (found === undefined && isWhole) fault("cut", `${station}:${seq}`, `${by}, and not there`);
    if (found !== undefined && found !== hash) fault("altered", `${station}:${seq}`, `${by} with another hash`);
  }
}

function checkFiles(files, fileOf, missing, report, fault) {
  if (!fileOf) return;
  for (const sha256 of files) {
    const content = fileOf(sha256);
    report.attachments.checked += 1;
    if (content) {
      if (sha256Of(content) !== sha256) fault("attachment-altered", sha256);
    } else if (missing.has(sha256)) report.attachments.missing += 1;
    else fault("attachment-missing", sha256);
  }
}

function newStation(station) {
  return {
    ...{ station, seq: 0, hash: "", time: "", events: 0, unsigned: 0, withheld: 0 },
    /** Its keys as it told them, the last one in force. */
    keys: [],
  };
}

function isEvent(event) {
  if (typeof event !== "object" || event === null) return false;
  const names = Object.keys(event).sort().join();
  if (event.withheld === true ? names !== withheldFields.join() : names !== eventFields.join()) return false;
  const texts = event.withheld ? ["station", "prev", "hash"] : ["station", "prev", "hash", "time", "kind", "subject"];
  return Number.isSafeInteger(event.seq) && event.seq > 0 && texts.every((name) => typeof event[name] === "string");
}

function checkPlace(event, station, isWhole, where, fault) {
  const { seq, prev } = event;
  if (isWhole) {
    const expected = station.seq + 1;
    if (seq > expected) fault("removed", where, `${expected} to ${seq - 1} are not there`);
    else if (seq < expected) fault("order", where, `expected number ${expected}`);
    else if (prev !== station.hash) fault("chain", where, "it was written after another event than the one before it");
  } else if (seq <= station.seq) fault("order", where);
  else if (seq === station.seq + 1 && station.events > 0 && prev !== station.hash) fault("chain", where);
}

function checkSignature(event, station, where, keys, fault) {
  const told = event.kind === keyKind && event.subject === `station:${event.station}` ? event.body : undefined;
  if (told) {
    const { algorithm, publicKey } = told;
    if (algorithm !== "Ed25519" || !openKey(publicKey)) {
      fault("no-key", where);
      return;
    }
    const fingerprint = fingerprintOf(publicKey);
    const isGiven = keys.has(fingerprint);
    if (keys.size > 0 && !isGiven) fault("other-key", where, fingerprint);
    // A key that nobody vouches for may be anybody's: the one before did not sign it.
    if (station.keys.length > 0 && !isGiven) fault("key-changed", where, fingerprint);
    station.keys.push({ publicKey, fingerprint, since: event.seq });
  }
  const key = station.keys.at(-1);
  if (key) {
    if (!isSigned(eventText(event), event.signature, key.publicKey)) fault("signature", where);
  } else if (event.signature === "") station.unsigned += 1;
  else fault("signature", where, "signed before the station told its key");
}

/** The hashes of the files that an event speaks of. */
function attachedTo({ kind, body }) {
  if (kind === "log.written") return (body.attachments ?? []).map(({ sha256 }) => sha256);
  return kind === "incident.pictured" ? [body.sha256] : [];
}

/**
 * Checks events of a whole log, as a database has them.
 * `files`: gives the content of the file that a hash names, or undefined.
 */
export function checkLog(events, { keys = [], heads = [], fileOf, firstOnly = false } = {}) {
  const { report, fault } = newReport(firstOnly);
  return finished(report, () => {
    const options = { isWhole: true, heads: [], keys: new Set(keys), fileOf, missing: new Set() };
    const hashes = checkEvents(events, options, report, fault);
    checkHeads(heads, hashes, true, "given", fault);
    checkKeys(report, new Set(keys), fault);
  });
}

/** With keys that are expected, a log without any is none of theirs. */
function checkKeys(report, keys, fault) {
  if (keys.size === 0) return;
  for (const { station, keys: own, events } of report.stations) {
    if (own.length === 0 && events > 0) fault("other-key", station, "it has none");
  }
}

function finished(report, check) {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return report;
}

/** Checks an export, all of its bytes. */
export function checkArchive(bytes, { keys = [], heads = [], firstOnly = false } = {}) {
  const { report, fault } = newReport(firstOnly);
  const given = new Set(keys);
  return finished(report, () => {
    const entries = readArchive(bytes, fault);
    const manifest = readManifest(entries, fault);
    if (!manifest) return;
    Object.assign(report, { manifest });
    const events = entries.get("events.jsonl");
    const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
    for (const [name, content] of entries) {
      if (name === "manifest.json" || name === "manifest.sig") continue;
      const expected = name === "events.jsonl" ? manifest.events.sha256 : listed.get(name);
      if (expected === undefined) fault("not-listed", name);
      else if (sha256Of(content) !== expected) fault(codeOf(name), name);
    }
    for (const path of listed.keys()) if (!entries.has(path)) fault("attachment-missing", path);
    const contents = new Map([...listed].map(([path, sha256]) => [sha256, entries.get(path)]));
    const isWhole = manifest.kind === "log";
    const options = {
      ...{ isWhole, heads: manifest.heads, keys: given, missing: new Set(manifest.missing) },
      fileOf: (sha256) => contents.get(sha256),
    };
    const hashes = checkEvents(eventsIn(events ?? Buffer.alloc(0), fault), options, report, fault);
    checkHeads(heads, hashes, isWhole, "given", fault);
    checkKeys(report, given, fault);
    const count = report.stations.reduce((sum, { events: own }) => sum + own, 0);
    if (count !== manifest.events.count) fault("removed", "events.jsonl", `expected ${manifest.events.count} events`);
    const maker = report.stations.find(({ station }) => station === manifest.station);
    const known = maker?.keys.some(({ publicKey }) => publicKey === manifest.publicKey) ?? false;
    if (!known && (maker || manifest.publicKey === null)) fault("other-key", "manifest.json");
  });
}

function codeOf(name) {
  return name === "events.jsonl" ? "altered" : "attachment-altered";
}

function readManifest(entries, fault) {
  const [text, signature] = ["manifest.json", "manifest.sig"].map((name) => entries.get(name)?.toString("utf8"));
  if (text === undefined || !entries.has("events.jsonl")) {
    fault("no-export", "manifest.json");
    return undefined;
  }
  const manifest = parsed(text);
  if (manifest?.format !== format || `${canonicalOf(manifest)}\n` !== text) {
    fault("no-export", "manifest.json", `expected ${format}`);
    return undefined;
  }
  if (!isSigned(`live-room manifest\n${text}`, signature, manifest.publicKey)) fault("signature", "manifest.json");
  return manifest;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Line by line: a log of years is longer than a text can be. */
function* eventsIn(bytes, fault) {
  let from = 0;
  for (let line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf(10, from);
    const text = bytes.subarray(from, end === -1 ? bytes.length : end).toString("utf8");
    const event = parsed(text);
    if (end === -1 || event === undefined || canonicalOf(event) !== text) fault("altered", `events.jsonl, line ${line}`);
    if (event !== undefined) yield event;
    if (end === -1) return;
    from = end + 1;
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ crcTable[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * The files of an export, in their order. The container is given to the last byte: nothing compressed, no times, no
 * rights, no comments, so that there is no place in it where something could stand that is not checked.
 */
function readArchive(bytes, fault) {
  const entries = new Map();
  const central = [];
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === 0x04034b50) {
    const size = bytes.readUInt32LE(at + 18);
    const nameLength = bytes.readUInt16LE(at + 26);
    const name = bytes.subarray(at + 30, at + 30 + nameLength);
    const content = bytes.subarray(at + 30 + nameLength, at + 30 + nameLength + size);
    const crc = content.length === size ? crcOf(content) : 0;
    const head = fileHead(name, crc, size);
    if (content.length !== size || !head.equals(bytes.subarray(at, at + head.length))) {
      fault("container", name.toString("utf8"));
      return entries;
    }
    if (entries.has(name.toString("utf8"))) fault("container", name.toString("utf8"));
    entries.set(name.toString("utf8"), content);
    central.push(listHead(name, crc, size, at));
    at += head.length + size;
  }
  const list = Buffer.concat(central);
  const end = Buffer.concat([list, endRecord(central.length, list.length, at)]);
  if (central.length === 0 || !end.equals(bytes.subarray(at))) fault("container", "its list of files");
  return entries;
}

function fileHead(name, crc, size) {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeCommon(head, 4, name, crc, size);
  return Buffer.concat([head, name]);
}

function listHead(name, crc, size, offset) {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  writeCommon(head, 6, name, crc, size);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

/** Version 2.0, names in UTF-8, stored, the first day that the form knows (APPNOTE 4.4). */
function writeCommon(head, at, name, crc, size) {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(0x0800, at + 2);
  head.writeUInt16LE(0x21, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(size, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(name.length, at + 22);
}

function endRecord(count, size, offset) {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const words = {
  altered: "was altered",
  removed: "is preceded by a gap: events were removed",
  cut: "was cut off",
  order: "is not in its place",
  chain: "does not follow the event before it",
  signature: "is not signed by the station's key",
  "other-key": "is signed with another key than those that were given",
  "key-changed": "begins a new key that nobody vouches for: give its fingerprint with --key if it is known",
  "no-key": "tells a key that is none",
  "no-event": "is no event",
  "no-export": "is no export of LIVE Room",
  "not-listed": "is not in the signed list",
  "attachment-altered": "was altered (attachment)",
  "attachment-missing": "is missing (attachment)",
  container: "is damaged or was altered (container)",
};

/** What a person reads of a report. */
export function reportText(report, keysGiven) {
  const { faults, stations, seals, attachments, manifest } = report;
  const lines = [];
  if (manifest) {
    const { kind, madeAt, madeBy, station, subject, masked } = manifest;
    lines.push(`${kind === "log" ? "Log" : `Evidence about ${subject}`}, made ${madeAt} by ${madeBy} on ${station}`);
    if (masked) lines.push("Personal data was left out by whoever made it; what is left out is counted as withheld.");
  }
  for (const { station, events, seq, hash, unsigned, withheld, keys } of stations) {
    lines.push(`Station ${station}: ${events} events, the last one number ${seq}, hash ${hash}`);
    if (unsigned > 0) lines.push(`  ${unsigned} of them from before the station had a key: the chain alone vouches for them`);
    if (withheld > 0) lines.push(`  ${withheld} of them withheld: their place and hash are proven, what they say is not shown`);
    for (const { fingerprint, since } of keys) lines.push(`  key ${fingerprint} from number ${since} on`);
  }
  for (const { by, seq, time, names } of seals) {
    const who = names.map(({ name, role }) => `${name} (${role})`).join(", ") || "nobody by name";
    lines.push(`Sealed ${time} by ${who}, in ${by}:${seq}`);
  }
  if (attachments.checked > 0) {
    lines.push(`Attachments: ${attachments.checked}, of which ${attachments.missing} were not on the station that made this`);
  }
  for (const { code, where, detail } of faults) lines.push(`FAULT ${where} ${words[code]}${detail ? `: ${detail}` : ""}`);
  if (faults.length > 0) lines.push(`NOT WHOLE (TIDAK UTUH): ${faults.length} faults`);
  else if (keysGiven) lines.push("WHOLE (UTUH): complete, unaltered, in order, signed with the keys that were given");
  else {
    lines.push("WHOLE IN ITSELF (UTUH): complete, unaltered and in order by its own key.");
    lines.push("Compare the fingerprint with the signed paper, and give it with --key: anybody can sign with a key of their own.");
  }
  return lines.join("\n");
}

/** `--key` and `--head` out of a command line; undefined where something else stands there. */
export function readArguments(given) {
  const asked = { file: "", keys: [], heads: [] };
  for (let index = 0; index < given.length; index++) {
    const word = given[index];
    if (word === "--key") asked.keys.push(String(given[++index]).toLowerCase());
    else if (word === "--head") {
      const [, station, seq, hash] = /^(.+):(\d+):([0-9a-f]{64})$/.exec(given[++index] ?? "") ?? [];
      if (!station) return undefined;
      asked.heads.push({ station, seq: Number(seq), hash });
    } else if (word.startsWith("-") || asked.file !== "") return undefined;
    else asked.file = word;
  }
  return asked.file === "" ? undefined : asked;
}

export const usage =
  "node verify.mjs <export.zip> [--key <fingerprint>]... [--head <station>:<number>:<hash>]...";

export function exitCodeOf(report, keysGiven) {
  if (report.faults.length > 0) return 1;
  return keysGiven ? 0 : 3;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const asked = readArguments(process.argv.slice(2));
  if (asked) {
    try {
      const report = checkArchive(readFileSync(asked.file), asked);
      console.log(reportText(report, asked.keys.length > 0));
      process.exitCode = exitCodeOf(report, asked.keys.length > 0);
    } catch (error) {
      console.error(`${asked.file}: ${error.message}`);
      process.exitCode = 2;
    }
  } else {
    console.error(usage);
    process.exitCode = 2;
  }
}
