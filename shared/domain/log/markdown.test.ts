import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, type Inline, parseMarkdown, plainLines } from "./markdown.ts";

const lines = (text: string) => plainLines(parseMarkdown(text));

describe("light Markdown", () => {
  it("is what people write: emphasis, lists, lines", () => {
    expect(parseMarkdown("**Cuaca** pukul 06\n- Langit: *cerah*\n- [x] dicek")).toEqual([
      {
        kind: "paragraph",
        content: [
          { kind: "strong", content: [{ kind: "text", text: "Cuaca" }] },
          { kind: "text", text: " pukul 06" },
        ],
      },
      {
        ...{ kind: "list", start: null },
        items: [
          [
            {
              kind: "paragraph",
              content: [
                { kind: "text", text: "Langit: " },
                { kind: "emphasis", content: [{ kind: "text", text: "cerah" }] },
              ],
            },
          ],
          [
            {
              kind: "paragraph",
              content: [
                { kind: "text", text: "☑ " },
                { kind: "text", text: "dicek" },
              ],
            },
          ],
        ],
      },
    ]);
    expect(lines("satu\ndua\n\n3. tiga\n4. empat\n\n> kutip\n\n# Judul\n\n`kode`")).toEqual([
      ...["satu", "dua", "3. tiga", "4. empat", "> kutip", "Judul", "kode"],
    ]);
  });

  it.each([
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["a <img src=x onerror=alert(1)> b", "a <img src=x onerror=alert(1)> b"],
    ["![jebakan](https://x.example/a.png)", "jebakan (https://x.example/a.png)"],
    ["[klik](javascript:alert(1))", "klik (javascript:alert(1))"],
    ["https://x.example", "https://x.example"],
    ["<iframe src='https://x.example'>\n</iframe>", "<iframe src='https://x.example'>"],
    ["&lt;b&gt; & <b>", "&lt;b&gt; & <b>"],
  ])("%s is text", (typed, shown) => {
    expect(lines(typed)[0]).toBe(shown);
  });

  it("is a tree of known kinds, whatever is written", () => {
    const inline = (each: Inline): boolean =>
      each.kind === "break" || ("text" in each ? typeof each.text === "string" : each.content.every(inline));
    const block = (each: Block): boolean => {
      if (each.kind === "rule" || each.kind === "code") return true;
      if (each.kind === "quote") return each.content.every(block);
      if (each.kind === "list") return each.items.every((item) => item.every(block));
      return each.content.every(inline);
    };
    const piece = fc.constantFrom(
      "*",
      "_",
      "`",
      "[",
      "](",
      ")",
      "<b",
      ">",
      "\n",
      "- ",
      "1. ",
      "| a |",
      "#",
      "![",
      "&",
      "\\",
      "~~",
      " ",
      "x",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        const blocks = parseMarkdown(pieces.join(""));
        expect(blocks.every(block)).toBe(true);
        plainLines(blocks);
      }),
      { numRuns: 150 },
    );
  });

  it("takes no long time over what was made to take it", () => {
    for (const piece of ["*a", "[", "<", "> ", "- ", "`", "![](", "\\", "| - ", "**_"]) {
      expect(parseMarkdown(piece.repeat(10_000 / piece.length)).length, piece).toBeGreaterThan(0);
    }
  });
});
