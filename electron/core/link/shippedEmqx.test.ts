/**
 * EMQX's files that are shipped. EMQX is in no package of Debian, so nothing here runs it: its rules are read as the
 * Erlang terms that they are, and judged as its documentation says (the first rule that fits; `${username}` is the
 * client's own name; no match: refused).
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { shipped } from "./testingShipped.ts";

type Term = string | { readonly atom: string } | { readonly tuple: Term[] } | Term[];

/** Terms of a file, each with a full stop after it: tuples, lists, strings and atoms. */
function readTerms(text: string): Term[] {
  const tokens = text
    .replace(/^\s*%.*$/gm, "")
    .match(/"(?:[^"\\]|\\.)*"|'[^']*'|[a-z]\w*|[{}[\],.]|\S/g) as string[];
  let at = 0;
  const expected = (what: string) => new Error(`expected ${what}, found ${tokens[at] ?? "the end"}`);
  function items(end: string): Term[] {
    const all: Term[] = [];
    at++;
    for (;;) {
      all.push(term());
      if (tokens[at] === end) {
        at++;
        return all;
      }
      if (tokens[at++] !== ",") throw expected(`, or ${end}`);
    }
  }
  function term(): Term {
    const token = tokens[at] ?? "";
    if (token === "{") return { tuple: items("}") };
    if (token === "[") return items("]");
    at++;
    if (token.startsWith('"')) return JSON.parse(token) as string;
    if (/^['a-z]/.test(token)) return { atom: token.replaceAll("'", "") };
    at--;
    throw expected("a term");
  }
  const terms: Term[] = [];
  while (at < tokens.length) {
    terms.push(term());
    if (tokens[at++] !== ".") throw expected("a full stop");
  }
  return terms;
}

const isAtom = (term: Term | undefined, name: string) =>
  typeof term === "object" && "atom" in term && term.atom === name;

function fits(who: Term, user: string): boolean {
  if (isAtom(who, "all")) return true;
  const [kind, name] = (who as { tuple: Term[] }).tuple;
  expect(isAtom(kind, "username")).toBe(true);
  if (typeof name === "string") return name === user;
  const [mark, pattern] = (name as { tuple: Term[] }).tuple;
  expect(isAtom(mark, "re")).toBe(true);
  return new RegExp(pattern as string).test(user);
}

function matches(filter: string, topic: string): boolean {
  const levels = topic.split("/");
  const wanted = filter.split("/");
  return wanted.at(-1) === "#"
    ? wanted.slice(0, -1).every((level, index) => level === "+" || level === levels[index])
    : wanted.length === levels.length &&
        wanted.every((level, index) => level === "+" || level === levels[index]);
}

let rules: Term[][];
beforeAll(async () => {
  const text = await readFile(join(shipped, "emqx/acl.conf"), "utf8");
  rules = readTerms(text).map((term) => (term as { tuple: Term[] }).tuple);
});

function may(user: string, action: "publish" | "subscribe", topic: string): boolean {
  const first = rules.find(([, who, on, topics]) => {
    const isAbout = on === undefined || isAtom(on, "all") || isAtom(on, action);
    const filters = (topics ?? ["#"]) as string[];
    // biome-ignore lint/suspicious/noTemplateCurlyInString: EMQX's own placeholder
    const own = filters.map((filter) => filter.replaceAll("${username}", user));
    return isAbout && fits(who!, user) && own.some((filter) => matches(filter, `${topic}`));
  });
  return first !== undefined && isAtom(first[0], "allow");
}

describe("EMQX's rules", () => {
  const root = "liveroom/36.71";
  const says: [user: string, may: string[], mayNot: string[]][] = [
    [
      "st-2",
      [
        ...["stations/st-2", "log/st-2", "log-requests/st-1", "log-replies/st-1", "joins/st-1"],
        ...["officers/DLH-001/orders/O-1", "reports/TL-1/status"],
      ],
      ["stations/st-1", "log/st-1", "reports/TL-9", "orders/O-1/reply", "officers/st-2/position"],
    ],
    [
      "DLH-001",
      ["officers/DLH-001/position", "officers/DLH-001/duty", "orders/O-1/reply"],
      ["officers/DLH-002/position", "stations/DLH-001", "log/DLH-001", "stations/st-1", "reports/TL-9"],
    ],
    ["reports", ["reports/TL-9"], ["sensors/S-1", "reports/TL-9/status", "officers/reports/position"]],
    ["cameras", ["cameras/K-1/health"], ["reports/TL-9", "officers/cameras/duty"]],
    ["sensors", ["sensors/S-1", "warnings/W-1"], ["cameras/K-1/health"]],
    ["attendance", ["officers/DLH-001/duty"], ["officers/DLH-001/position"]],
  ];

  it.each(says)("let %s say what is its own, and nothing else", (user, own, others) => {
    expect(own.filter((topic) => !may(user, "publish", `${root}/${topic}`))).toEqual([]);
    expect(others.filter((topic) => may(user, "publish", `${root}/${topic}`))).toEqual([]);
    expect(may(user, "publish", "liveroom/31.71/log/st-2")).toBe(false);
  });

  it("let stations hear all, phones their officer's orders, and reports' channel what citizens are told", () => {
    expect(may("st-1", "subscribe", `${root}/log/+`)).toBe(true);
    expect(may("DLH-001", "subscribe", `${root}/officers/DLH-001/orders/+`)).toBe(true);
    expect(may("DLH-001", "subscribe", `${root}/officers/DLH-002/orders/+`)).toBe(false);
    expect(may("DLH-001", "subscribe", `${root}/#`)).toBe(false);
    expect(may("reports", "subscribe", `${root}/reports/+/status`)).toBe(true);
    expect(may("reports", "subscribe", `${root}/officers/+/orders/+`)).toBe(false);
  });
});

it("EMQX's configuration closes its brackets, and names files that make-certificates.sh makes and acl.conf", async () => {
  const text = (await readFile(join(shipped, "emqx/emqx.conf"), "utf8")).replace(/^\s*#.*$/gm, "");
  const open: string[] = [];
  for (const [bracket] of text.replace(/"[^"\n]*"/g, "").matchAll(/[{}[\]]/g)) {
    if (bracket === "{" || bracket === "[") open.push(bracket);
    else expect(open.pop()).toBe(bracket === "}" ? "{" : "[");
  }
  expect(open).toEqual([]);
  const files = [...text.matchAll(/"\/etc\/emqx\/([^"]+)"/g)].map(([, file]) => file);
  expect(new Set(files)).toEqual(
    new Set(["acl.conf", "liveroom/ca.crt", "liveroom/broker.crt", "liveroom/broker.key"]),
  );
});
