// Members' texts on the page: Markdown as elements, changes word by word, names, ids.
import type { ComponentChild, VNode } from "preact";
import { useMemo } from "preact/hooks";
import { harmless } from "../text/harmless.ts";
import { blocks, inlines, type Block, type Inline } from "../text/markdown.ts";
import { pieces } from "../text/diff.ts";
import { t } from "../words/words.tsx";

function inlineNode(one: Inline): ComponentChild {
  switch (one.kind) {
    case "text":
      return one.text;
    case "code":
      return <code>{one.text}</code>;
    case "break":
      return <br />;
    case "link":
      return <a href={one.href} rel="noopener noreferrer nofollow" target={one.href.startsWith("#") ? undefined : "_blank"}>{one.inside.map(inlineNode)}</a>;
    case "strong":
      return <strong>{one.inside.map(inlineNode)}</strong>;
    case "em":
      return <em>{one.inside.map(inlineNode)}</em>;
    case "strike":
      return <s>{one.inside.map(inlineNode)}</s>;
  }
}

function blockNode(one: Block, below: number): ComponentChild {
  switch (one.kind) {
    case "paragraph":
      return <p>{one.inside.map(inlineNode)}</p>;
    case "heading": {
      const Tag = `h${Math.min(6, below + one.level)}` as "h3";
      return <Tag>{one.inside.map(inlineNode)}</Tag>;
    }
    case "list": {
      const items = one.items.map((item) => <li>{tight(item, below)}</li>);
      return one.ordered ? <ol start={one.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "quote":
      return <blockquote>{one.inside.map((inside) => blockNode(inside, below))}</blockquote>;
    case "code":
      return <pre tabIndex={0}><code>{one.text}</code></pre>;
    case "rule":
      return <hr />;
  }
}

function tight(item: readonly Block[], below: number): ComponentChild[] {
  return item.map((one) => (one.kind === "paragraph" ? one.inside.map(inlineNode) : blockNode(one, below)));
}

/** A text of a member. Its headings come below the heading of this level. */
export function Markdown({ text, below = 2 }: { text: string; below?: number }): VNode {
  const tree = useMemo(() => blocks(text), [text]);
  return <div class="text" dir="auto">{tree.map((one) => blockNode(one, below))}</div>;
}

export function Line({ text }: { text: string }): VNode {
  return <span dir="auto">{inlines(harmless(text)).map(inlineNode)}</span>;
}

/** "Dues are [-5-]{+6+} a month.", as the node writes changes. */
export function Changes({ diff }: { diff: string }): VNode {
  return (
    <p class="text" dir="auto" style={{ whiteSpace: "pre-wrap" }}>
      {pieces(diff).map((piece) => {
        if (piece.kind === "gone") return <del><span class="seen-by-ear">{t("diff-gone")} </span>{piece.text}</del>;
        if (piece.kind === "new") return <ins><span class="seen-by-ear">{t("diff-new")} </span>{piece.text}</ins>;
        return piece.text;
      })}
    </p>
  );
}
