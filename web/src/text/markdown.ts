// Markdown as members write it: read into a tree, of which the page makes elements. No HTML is ever made or read, so there
// is nothing to clean: what is not Markdown stays text. Pure.
import { harmless } from "./harmless.ts";

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "em" | "strike"; readonly inside: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "link"; readonly href: string; readonly inside: readonly Inline[] };

export type Block =
  | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly inside: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "quote"; readonly inside: readonly Block[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };

// No deeper than people write; beyond that it is shown as text.
const kDepth = 6;

/** Where a link may lead: elsewhere by the web or by mail, or to a place of this page. */
export function safeHref(href: string): string | null {
  if (/^(https?:\/\/|mailto:)[^\s]+$/i.test(href)) return href;
  return /^#\/[^\s]*$/.test(href) ? href : null;
}

export function inlines(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  const flush = () => {
    if (plain) out.push({ kind: "text", text: plain });
    plain = "";
  };
  const put = (inline: Inline) => {
    flush();
    out.push(inline);
  };
  // Marks that nothing closes any more: looked for once, not once for each of them.
  const unclosed = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const found = depth < kDepth ? oneInline(rest, depth, text[at - 1] ?? " ", unclosed) : null;
    if (found) {
      if (found.inline.kind === "text") plain += found.inline.text;
      else put(found.inline);
      at += found.length;
    } else {
      plain += text[at]!;
      ++at;
    }
  }
  flush();
  return out;
}

function oneInline(rest: string, depth: number, before: string, unclosed: Set<string>): { inline: Inline; length: number } | null {
  const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest);
  if (escaped) return { inline: { kind: "text", text: escaped[1]! }, length: 2 };
  const code = /^(`+)(.+?)\1(?!`)/.exec(rest);
  if (code) return { inline: { kind: "code", text: code[2]!.trim() }, length: code[0].length };
  const hard = /^(?: {2,}|\\)\n/.exec(rest);
  if (hard) return { inline: { kind: "break" }, length: hard[0].length };
  const link = /^\[([^\]\n]{1,500})\]\(\s*<?([^\s)>]{1,2000})>?(?:\s+"[^"]*")?\s*\)/.exec(rest);
  if (link) {
    const href = safeHref(link[2]!);
    const inside = inlines(link[1]!, depth + 1);
    // A link that may lead anywhere is shown with its address, as text.
    if (!href) return { inline: { kind: "text", text: `${link[1]} (${link[2]})` }, length: link[0].length };
    return { inline: { kind: "link", href, inside }, length: link[0].length };
  }
  const bare = /^https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"]/.exec(rest);
  if (bare && !/\w/.test(before))
    return { inline: { kind: "link", href: bare[0], inside: [{ kind: "text", text: bare[0] }] }, length: bare[0].length };
  for (const [mark, kind] of [["**", "strong"], ["__", "strong"], ["~~", "strike"], ["*", "em"], ["_", "em"]] as const) {
    if (unclosed.has(mark) || !rest.startsWith(mark)) continue;
    // Underscores inside words are part of them.
    if (mark.startsWith("_") && /\w/.test(before)) continue;
    if (/\s/.test(rest[mark.length] ?? " ")) continue;
    const end = closing(rest, mark);
    if (end < 0) {
      unclosed.add(mark);
      continue;
    }
    const inside = inlines(rest.slice(mark.length, end), depth + 1);
    return { inline: { kind, inside }, length: end + mark.length };
  }
  return null;
}

function closing(rest: string, mark: string): number {
  for (let at = rest.indexOf(mark, mark.length + 1); at > 0; at = rest.indexOf(mark, at + 1)) {
    if (rest[at - 1] === "\\" || /\s/.test(rest[at - 1]!)) continue;
    if (mark.length === 1 && (rest[at + 1] === mark || rest[at - 1] === mark)) continue;
    return at;
  }
  return -1;
}

const kItem = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( +)(.*)|)$/;

export function blocks(source: string, depth = 0): Block[] {
  const lines = harmless(source.replaceAll("\r\n", "\n")).replaceAll("\t", "    ").split("\n");
  const out: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length) out.push({ kind: "paragraph", inside: inlines(paragraph.join("\n").trim()) });
    paragraph = [];
  };
  for (let i = 0; i < lines.length; ++i) {
    const line = lines[i]!;
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line);
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (fence) {
      flush();
      const body: string[] = [];
      while (++i < lines.length && !lines[i]!.trimStart().startsWith(fence[1]!)) body.push(lines[i]!);
      out.push({ kind: "code", text: body.join("\n") });
    } else if (heading) {
      flush();
      out.push({ kind: "heading", level: heading[1]!.length, inside: inlines(heading[2]!) });
    } else if (/^ {0,3}([-*_])(?: *\1){2,} *$/.test(line)) {
      flush();
      out.push({ kind: "rule" });
    } else if (depth < kDepth && /^ {0,3}>/.test(line)) {
      flush();
      const body: string[] = [];
      for (; i < lines.length && /^ {0,3}>/.test(lines[i]!); ++i) body.push(lines[i]!.replace(/^ {0,3}> ?/, ""));
      --i;
      out.push({ kind: "quote", inside: blocks(body.join("\n"), depth + 1) });
    } else if (depth < kDepth && kItem.test(line) && (paragraph.length === 0 || !/^ {0,3}\d/.test(line))) {
      flush();
      i = list(lines, i, depth, out) - 1;
    } else if (line.trim() === "") {
      flush();
    } else {
      paragraph.push(line.trimStart());
    }
  }
  flush();
  return out;
}

/** Reads the list that begins in this line, and says where it ends. */
function list(lines: readonly string[], from: number, depth: number, out: Block[]): number {
  const first = kItem.exec(lines[from]!)!;
  const ordered = /\d/.test(first[2]!);
  const items: Block[][] = [];
  let i = from;
  while (i < lines.length) {
    const begin = kItem.exec(lines[i]!);
    if (!begin || /\d/.test(begin[2]!) !== ordered) break;
    const indent = begin[1]!.length + begin[2]!.length + Math.min(begin[3]?.length ?? 1, 4);
    const body = [begin[4] ?? ""];
    for (++i; i < lines.length; ++i) {
      const line = lines[i]!;
      const blank = line.trim() === "";
      const inside = line.startsWith(" ".repeat(Math.min(indent, 2))) && /^ {2,}/.test(line);
      const next = lines[i + 1] ?? "";
      if (!blank && !inside && (kItem.test(line) || body.at(-1) === "" || /^ {0,3}(#|>|```)/.test(line))) break;
      if (blank && !/^ {2,}\S/.test(next)) break;
      body.push(inside ? line.slice(Math.min(indent, line.length - line.trimStart().length)) : line);
    }
    items.push(blocks(body.join("\n"), depth + 1));
    // An empty line between two items does not end the list.
    if (lines[i]?.trim() === "" && kItem.test(lines[i + 1] ?? "")) ++i;
  }
  out.push({ kind: "list", ordered, start: ordered ? Number.parseInt(first[2]!, 10) : 1, items });
  return i;
}
