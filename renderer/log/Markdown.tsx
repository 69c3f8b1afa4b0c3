/** An entry's words as elements: from a tree of plain data, so that nothing that was typed is ever markup. */
import { Fragment, memo, type ReactNode } from "react";
import { type Block, type Inline, parseMarkdown } from "../../shared/domain/log/markdown.ts";
import "./markdown.css";

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown" dir="auto">
      {blocksOf(parseMarkdown(text))}
    </div>
  );
});

function blocksOf(blocks: readonly Block[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
  return blocks.map((block, n) => <Fragment key={n}>{blockOf(block)}</Fragment>);
}

function blockOf(block: Block): ReactNode {
  switch (block.kind) {
    case "heading":
      return <h4>{inlinesOf(block.content)}</h4>;
    case "paragraph":
      return <p>{inlinesOf(block.content)}</p>;
    case "quote":
      return <blockquote>{blocksOf(block.content)}</blockquote>;
    case "code":
      return <pre>{block.text}</pre>;
    case "rule":
      return <hr />;
    case "list": {
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
      const items = block.items.map((item, n) => <li key={n}>{blocksOf(item)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
  }
}

function inlinesOf(inlines: readonly Inline[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
  return inlines.map((inline, n) => <Fragment key={n}>{inlineOf(inline)}</Fragment>);
}

function inlineOf(inline: Inline): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code>{inline.text}</code>;
    case "break":
      return <br />;
    case "strong":
      return <strong>{inlinesOf(inline.content)}</strong>;
    case "emphasis":
      return <em>{inlinesOf(inline.content)}</em>;
    case "struck":
      return <s>{inlinesOf(inline.content)}</s>;
  }
}
