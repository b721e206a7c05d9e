/** What a strict, linear walk over JSON text found. Offsets count UTF-16 units from the start. */
export type JsonScan = {
  readonly fault: { readonly offset: number; readonly expected: string } | undefined;
  readonly duplicates: readonly { readonly offset: number; readonly pointer: string }[];
};

/** Told the pointer and offset of every member and item, in the order of the text. */
type Visit = (pointer: string, offset: number) => void;

/** An object or array that is still open; `step` is the member or item we are in. */
type Frame =
  | { readonly closes: "}"; readonly keys: Set<string>; step: string }
  | { readonly closes: "]"; readonly keys: undefined; step: number };

type Wants = "value" | "value-or-close" | "key" | "key-or-close" | "comma-or-close" | "end";

type Walk = {
  readonly text: string;
  readonly visit: Visit | undefined;
  readonly open: Frame[];
  readonly duplicates: { offset: number; pointer: string }[];
  at: number;
  wants: Wants;
};

const blank = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that JSON forbids in a string
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Walks JSON text once, without building values: finds the first place where it is not JSON, and every key
 * that an object has twice, which `JSON.parse` would silently settle in favour of the last.
 */
export function scanJson(text: string, visit?: Visit): JsonScan {
  const walk: Walk = { text, visit, open: [], duplicates: [], at: 0, wants: "value" };
  for (;;) {
    take(walk, blank);
    if (walk.wants === "end" && walk.at === text.length) return { fault: undefined, duplicates: walk.duplicates };
    const expected = advance(walk);
    if (expected !== undefined) return { fault: { offset: walk.at, expected }, duplicates: walk.duplicates };
  }
}

/** Reads one token; answers what should have stood there where something else does. */
function advance(walk: Walk): string | undefined {
  const frame = walk.open.at(-1);
  if (frame === undefined) return walk.wants === "end" ? "nothing more" : readValue(walk);
  if (walk.text[walk.at] === frame.closes && walk.wants !== "value" && walk.wants !== "key") {
    walk.at += 1;
    walk.open.pop();
    return afterValue(walk);
  }
  if (walk.wants === "comma-or-close") return readComma(walk, frame);
  return frame.closes === "}" && walk.wants !== "value" ? readKey(walk, frame) : readValue(walk, frame);
}

function readComma(walk: Walk, frame: Frame): string | undefined {
  if (walk.text[walk.at] !== ",") return `"," or "${frame.closes}"`;
  walk.at += 1;
  if (frame.closes === "]") frame.step += 1;
  walk.wants = frame.closes === "]" ? "value" : "key";
  return undefined;
}

function readKey(walk: Walk, frame: Extract<Frame, { closes: "}" }>): string | undefined {
  const offset = walk.at;
  const written = take(walk, string);
  if (written === undefined) return walk.wants === "key" ? "a key in double quotes" : 'a key in double quotes, or "}"';
  frame.step = written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
  if (frame.keys.has(frame.step)) walk.duplicates.push({ offset, pointer: pointerOf(walk.open) });
  frame.keys.add(frame.step);
  walk.visit?.(pointerOf(walk.open), offset);
  take(walk, blank);
  if (walk.text[walk.at] !== ":") return '":"';
  walk.at += 1;
  walk.wants = "value";
  return undefined;
}

function readValue(walk: Walk, frame?: Frame): string | undefined {
  if (frame?.closes === "]") walk.visit?.(pointerOf(walk.open), walk.at);
  const next = walk.text[walk.at];
  if (next === "{" || next === "[") {
    walk.at += 1;
    walk.open.push(
      next === "{" ? { closes: "}", keys: new Set(), step: "" } : { closes: "]", keys: undefined, step: 0 },
    );
    walk.wants = next === "{" ? "key-or-close" : "value-or-close";
    return undefined;
  }
  if (take(walk, next === '"' ? string : scalar) !== undefined) return afterValue(walk);
  return next === '"' ? "a string that is closed, without control characters or unknown escapes" : "a value";
}

function afterValue(walk: Walk): undefined {
  walk.wants = walk.open.length === 0 ? "end" : "comma-or-close";
}

/** What a pattern matches here, stepping over it; undefined where it does not match. */
function take(walk: Walk, pattern: RegExp): string | undefined {
  pattern.lastIndex = walk.at;
  const found = pattern.exec(walk.text)?.[0];
  if (found !== undefined) walk.at += found.length;
  return found;
}

const pointerOf = (open: readonly Frame[]): string =>
  open.map(({ step }) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
