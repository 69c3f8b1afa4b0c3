// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources here are strings
import { describe, expect, it } from "vitest";
import { paperWords } from "../electron/core/handover/paper.ts";
import { drillPaperWords } from "../electron/core/training/paper.ts";
import { byItself } from "../electron/core/wall/director.ts";
import { fatalCode } from "../shared/contract/fromCore.ts";
import { itemWords } from "../shared/domain/handover/words.ts";
import { settingKeys } from "../shared/domain/station/settings.ts";
import { reportStatusMessage } from "../shared/messages/orders.ts";
import { type ChosenKeys, differences, missingTexts, readTexts, unusedTexts } from "./locales.ts";
import { parseSource, readSources } from "./source.ts";
import { literalTexts, raisedNotices, textUses } from "./texts.ts";

describe("the interface's texts", () => {
  const [indonesian, english] = [readTexts("id"), readTexts("en")];
  const pages = readSources("renderer");
  const sources = [...pages, ...readSources("shared", "electron")];
  const uses = [...sources.flatMap(textUses), ...readSources("electron").flatMap(raisedNotices)];
  const chosen: ChosenKeys = {
    fatal: fatalCode.options.flatMap((code) => [code, `${code}-do`]),
    notices: Object.values(byItself),
    // The same on screen and on paper; on paper alone.
    handover: [...itemWords, ...paperWords],
    training: drillPaperWords,
    // What liveroom.yaml says above its keys.
    settings: ["file-head", ...settingKeys.map((key) => `about-${key}`)],
    // What the core tells a citizen's channel.
    citizens: [...reportStatusMessage.shape.status.options, "no-agency"],
  };

  it("say the same in both languages", () => {
    expect(Object.keys(indonesian)).toContain("wall");
    expect(differences(indonesian, english)).toEqual([]);
  });

  it("are there wherever a page asks for one", () => {
    expect(uses.length).toBeGreaterThan(50);
    expect(missingTexts(uses, indonesian, chosen)).toEqual([]);
  });

  it("are all asked for", () => {
    expect(unusedTexts(uses, indonesian, chosen)).toEqual([]);
  });

  it("stand in the languages' files alone", () => {
    expect(pages.flatMap(literalTexts)).toEqual([]);
  });
});

describe("differences", () => {
  it.each([
    [{ a: { x: "1" } }, { a: { x: "1" }, b: {} }],
    [{ a: { x: "1" } }, { a: {} }],
    [{ a: { x: "1" } }, { a: { x: " " } }],
    [{ a: { x: "{{count}} of {{all}}" } }, { a: { x: "{{count}} of {{ every }}" } }],
  ])("between %j and %j are told", (one, other) => {
    expect(differences(one, other)).toHaveLength(1);
    expect(differences(other, one)).toHaveLength(1);
  });

  it("do not lie in the order of values or the number of plural forms", () => {
    const one = { a: { x: "{{p}} {{q}}", n_other: "{{count}}" } };
    const other = { a: { x: "{{q}} {{p}}", n_one: "{{count}}", n_other: "{{count}}" } };
    expect(differences(one, other)).toEqual([]);
  });
});

describe("a page's texts", () => {
  const texts = {
    panel: { plain: "x", "state-live": "x", "state-idle": "x", full: "{{count}}" },
    ui: { age: "x" },
  };
  const component = (body: string) =>
    textUses(
      parseSource(
        "renderer/a.tsx",
        `function A() { const { t } = useTranslation("panel"); const { t: ui } = useTranslation("ui"); ${body} }
         function B() { const { t } = useTranslation("other"); return t("plain"); }`,
      ),
    ).filter(({ namespace }) => namespace !== "other");
  const missing = (body: string) => missingTexts(component(body), texts, {});

  it.each([
    't("plian")',
    't("age")',
    'ui("plain")',
    "t(`stat-${state}`)",
    't(live ? "plain" : "plane")',
    't("full")',
    't("full", { number })',
    "t(code)",
    't("ui:plain")',
  ])("are missed in %s", (body) => {
    expect(missing(body)).toHaveLength(1);
  });

  it.each([
    't("plain")',
    'ui("age")',
    "t(`state-${state}`)",
    't(live ? "plain" : "state-live")',
    't(live ? "plain" : "ui:age")',
    't("full", { count })',
    't("full", values)',
    "list.map((one) => t(`state-${one}`))",
  ])("are found in %s", (body) => {
    expect(missing(body)).toEqual([]);
  });

  it("have the namespace of the function that they are handed to", () => {
    const uses = textUses(
      parseSource(
        "renderer/a.ts",
        'export function f(t: TFunction<"ui">) { return [t("age"), t("plain")]; }',
      ),
    );
    expect(missingTexts(uses, texts, {})).toEqual(["renderer/a.ts:1 uses ui:plain, which has no text"]);
  });

  it("without a file for the namespace are told", () => {
    const uses = textUses(
      parseSource("renderer/a.ts", 'const A = () => { const { t } = useTranslation("nowhere"); t("x"); }'),
    );
    expect(missingTexts(uses, texts, {})).toHaveLength(1);
  });

  it("that nobody reads are told", () => {
    const uses = component("t(`state-${state}`); t('plain'); ui('age')");
    expect(unusedTexts(uses, texts, {})).toEqual(["panel:full is used nowhere"]);
    expect(unusedTexts(uses, texts, { panel: ["full", "empty"] })).toEqual([
      "panel:empty is told and has no text",
    ]);
  });

  it("are those of the notices that a process raises, too", () => {
    const source = parseSource(
      "electron/a.ts",
      `notices.raise("error", "one", { reason }); notices.raise("error", "two");
       core.command("notices.raise", { severity: "error", code: "three", params });
       core.command("scene.show", { code: "four" });`,
    );
    const notices = { one: "{{reason}}", two: "{{reason}}", unread: "" };
    const uses = raisedNotices(source);
    expect(missingTexts(uses, { notices }, {})).toEqual([
      "electron/a.ts:1 leaves {{reason}} open in notices:two",
      "electron/a.ts:2 uses notices:three, which has no text",
    ]);
    expect(unusedTexts(uses, { notices }, {})).toEqual(["notices:unread is used nowhere"]);
  });
});

describe("words in a source", () => {
  const shown = (text: string) => literalTexts(parseSource("renderer/a.tsx", `const x = ${text};`));

  it.each([
    "<p>Laporan</p>",
    "<>Laporan {count}</>",
    '<p>{"Laporan"}</p>',
    '<p>{open ? "buka" : other}</p>',
    '<p>{name ?? "tanpa nama"}</p>',
    "<p>{`${count} orang`}</p>",
    '<button title="Tutup" />',
    '<img alt={"Peta"} />',
    '<svg aria-label="Tinggi" />',
  ])("are seen in %s", (text) => {
    expect(shown(text)).toHaveLength(1);
  });

  it.each([
    "<p>{t('title')} · {count} × 3 …</p>",
    "<kbd>Esc</kbd>",
    '<p className="title">{name}</p>',
    "<p>{`${width} × ${height}`}</p>",
    "<title>LIVE Room</title>",
  ])("are not seen in %s", (text) => {
    expect(shown(text)).toEqual([]);
  });
});
