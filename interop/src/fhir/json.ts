import type { Tree, TreeReading } from "./tree.ts";

type Walk = { readonly text: string; at: number; saw: string | undefined };

const blank = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that JSON forbids in a string
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const word = /(?:true|false|null)(?!\w)/y;

/** No resource is nested this deeply; deeper text is an attack on the reader. */
const deepest = 100;

/**
 * Strict JSON as a tree: numbers with their digits, and no key twice in one object, because whichever of the
 * two were taken would be a guess. A fault names its line and column, and never quotes the text.
 */
export function readJson(text: string): TreeReading {
  const walk: Walk = { text, at: 0, saw: undefined };
  const tree = readValue(walk, 0);
  if (tree !== undefined) skip(walk);
  if (tree !== undefined && walk.at === text.length) return { ok: true, tree };
  const before = text.slice(0, walk.at).split("\n");
  const at = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  return { ok: false, fault: { at, saw: walk.saw ?? (walk.at >= text.length ? "the end of the text" : "no JSON") } };
}

function readValue(walk: Walk, depth: number): Tree | undefined {
  skip(walk);
  const first = walk.text[walk.at];
  if (depth > deepest) {
    walk.saw = `more than ${deepest} levels`;
    return undefined;
  }
  if (first === "{") return readObject(walk, depth);
  if (first === "[") return readList(walk, depth);
  if (first === '"') return readText(walk);
  const digits = take(walk, number);
  if (digits !== undefined) return { kind: "number", text: digits };
  const named = take(walk, word);
  if (named === "true" || named === "false") return { kind: "boolean", text: named };
  return named === "null" ? { kind: "null" } : undefined;
}

function readText(walk: Walk): Extract<Tree, { kind: "text" }> | undefined {
  const quoted = take(walk, string);
  return quoted === undefined ? undefined : { kind: "text", text: JSON.parse(quoted) as string };
}

function readObject(walk: Walk, depth: number): Tree | undefined {
  const fields = new Map<string, Tree>();
  walk.at += 1;
  if (passes(walk, "}")) return { kind: "object", fields };
  do {
    skip(walk);
    const start = walk.at;
    const key = readText(walk)?.text;
    if (key === undefined || !passes(walk, ":")) return undefined;
    const value = readValue(walk, depth + 1);
    if (value === undefined) return undefined;
    if (fields.has(key)) {
      walk.at = start;
      walk.saw = `"${key}" twice`;
      return undefined;
    }
    fields.set(key, value);
  } while (passes(walk, ","));
  return passes(walk, "}") ? { kind: "object", fields } : undefined;
}

function readList(walk: Walk, depth: number): Tree | undefined {
  const items: Tree[] = [];
  walk.at += 1;
  if (passes(walk, "]")) return { kind: "list", items };
  do {
    const item = readValue(walk, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  } while (passes(walk, ","));
  return passes(walk, "]") ? { kind: "list", items } : undefined;
}

function passes(walk: Walk, mark: string): boolean {
  skip(walk);
  if (walk.text[walk.at] !== mark) return false;
  walk.at += 1;
  return true;
}

const skip = (walk: Walk): void => {
  take(walk, blank);
};

/** The match at this very place, which is then passed. */
function take(walk: Walk, pattern: RegExp): string | undefined {
  pattern.lastIndex = walk.at;
  const found = pattern.exec(walk.text)?.[0];
  if (found !== undefined) walk.at += found.length;
  return found;
}
