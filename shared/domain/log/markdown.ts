/**
 * Light Markdown of entries: paragraphs, headings, lists, quotes, emphasis, code. A tree of plain data, from which a
 * screen makes elements and a paper makes lines.
 *
 * Guarantees: nothing of it is markup of any other kind. What would be HTML is text; a picture is its description and
 * address as text, and loads nothing; a link is its text and address, and leads nowhere. Whatever is written gives a
 * tree. The grammar is CommonMark with GitHub's additions, as `marked` reads it.
 */
import { Lexer, type Token, type Tokens } from "marked";

export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "struck"; readonly content: readonly Inline[] }
  | { readonly kind: "break" };

export type Block =
  | { readonly kind: "paragraph" | "heading"; readonly content: readonly Inline[] }
  | { readonly kind: "quote"; readonly content: readonly Block[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };

/** Deeper than this nobody writes on purpose. */
const deepest = 12;

export function parseMarkdown(text: string): Block[] {
  const asTyped = (): Block[] => [{ kind: "paragraph", content: linesOf(text) }];
  try {
    const blocks = blocksOf(new Lexer({ gfm: true, breaks: true }).lex(text));
    return isDeeper(blocks, deepest) ? asTyped() : blocks;
  } catch (error) {
    // Nested by the thousand, it fills the stack of whoever reads it.
    if (error instanceof RangeError) return asTyped();
    throw error;
  }
}

type Nested = Block | Inline | readonly Nested[];

function isDeeper(parts: readonly Nested[], levels: number): boolean {
  if (levels < 0) return true;
  return parts.some((part) => {
    if (Array.isArray(part)) return isDeeper(part as readonly Nested[], levels);
    if ("items" in part) return isDeeper(part.items, levels - 1);
    return "content" in part && isDeeper(part.content, levels - 1);
  });
}

function blocksOf(tokens: readonly Token[]): Block[] {
  return tokens.flatMap((token): Block[] => {
    switch (token.type) {
      case "space":
      case "def":
        return [];
      case "heading":
        return [{ kind: "heading", content: inlinesOf(token.tokens ?? []) }];
      case "paragraph":
      case "text":
        return [{ kind: "paragraph", content: inlinesOf(token.tokens ?? [token]) }];
      case "blockquote":
        return [{ kind: "quote", content: blocksOf(token.tokens ?? []) }];
      case "list":
        return [listOf(token as Tokens.List)];
      case "code":
        return [{ kind: "code", text: token.text }];
      case "hr":
        return [{ kind: "rule" }];
      default:
        // HTML, a table: as it was typed.
        return [{ kind: "paragraph", content: linesOf(token.raw.trimEnd()) }];
    }
  });
}

function listOf({ ordered, start, items }: Tokens.List): Block {
  return {
    kind: "list",
    start: ordered ? Number(start) || 1 : null,
    items: items.map(({ tokens, task, checked }) => {
      const blocks = blocksOf(tokens.filter(({ type }) => type !== "checkbox"));
      const [first, ...rest] = blocks;
      if (!task || first?.kind !== "paragraph") return blocks;
      const mark: Inline = { kind: "text", text: checked ? "☑ " : "☐ " };
      return [{ kind: "paragraph", content: [mark, ...first.content] }, ...rest];
    }),
  };
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case "strong":
        return [{ kind: "strong", content: inlinesOf(token.tokens ?? []) }];
      case "em":
        return [{ kind: "emphasis", content: inlinesOf(token.tokens ?? []) }];
      case "del":
        return [{ kind: "struck", content: inlinesOf(token.tokens ?? []) }];
      case "codespan":
        return [{ kind: "code", text: token.text }];
      case "br":
        return [{ kind: "break" }];
      case "escape":
        return [{ kind: "text", text: token.text }];
      case "link":
        return [...inlinesOf(token.tokens ?? []), ...addressOf(token as Tokens.Link)];
      case "image":
        return [{ kind: "text", text: token.text }, ...addressOf(token as Tokens.Image)];
      case "text":
        return "tokens" in token && token.tokens
          ? inlinesOf(token.tokens)
          : [{ kind: "text", text: token.text }];
      default:
        return linesOf(token.raw);
    }
  });
}

/** Where an address is not what stands there anyway. */
function addressOf({ href, text }: Pick<Tokens.Link, "href" | "text">): Inline[] {
  return href === "" || text === href ? [] : [{ kind: "text", text: ` (${href})` }];
}

function linesOf(text: string): Inline[] {
  return text.split("\n").flatMap((line, n): Inline[] => {
    const words: Inline = { kind: "text", text: line };
    return n === 0 ? [words] : [{ kind: "break" }, words];
  });
}

/** In lines, for paper and for a row of a list. Lists keep their marks. */
export function plainLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case "rule":
        return ["—"];
      case "code":
        return block.text.split("\n");
      case "quote":
        return plainLines(block.content).map((line) => `> ${line}`);
      case "list":
        return block.items.flatMap((item, n) => {
          const [first = "", ...rest] = plainLines(item);
          const mark = block.start === null ? "•" : `${block.start + n}.`;
          return [`${mark} ${first}`, ...rest.map((line) => `  ${line}`)];
        });
      default:
        return plainOf(block.content).split("\n");
    }
  });
}

function plainOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "break") return "\n";
      return "text" in inline ? inline.text : plainOf(inline.content);
    })
    .join("");
}
