import { useDraft } from "../client/drafts.ts";

/** What was agreed or decided, as it is kept: the form changes what it knows, and carries everything else. */
export type Content = Readonly<Record<string, unknown>>;
export type Newest = { readonly version: number; readonly content: Content };

type Draft = {
  /** The version that was seen when the first letter was typed. */
  readonly seen?: number;
  readonly content?: Content;
  /** As it is being typed as text. */
  readonly text?: string | undefined;
  readonly from?: string;
};
const untouched: Draft = {};

export type ContentDraft = {
  readonly content: Content;
  readonly change: (content: Content) => void;
  readonly text: string;
  readonly type: (text: string) => void;
  /** Why the text cannot be read; undefined: it can. */
  readonly unread: string | undefined;
  /** The day from which it is to hold; "": not said yet. */
  readonly from: string;
  readonly changeFrom: (day: string) => void;
  readonly seen: number;
  /** Somebody wrote a newer version since this was begun. */
  readonly isBehind: boolean;
  readonly wasKept: boolean;
  readonly forget: () => void;
};

/** What is being typed over the newest version. It is kept, and a newer version that arrives meanwhile changes nothing in it. */
export function useContentDraft(place: readonly string[], newest: Newest): ContentDraft {
  const [draft, change, forget, wasKept] = useDraft<Draft>(place, untouched);
  const content = draft.content ?? newest.content;
  const seen = draft.seen ?? newest.version;
  const touch = (part: Draft): void => change({ seen, content, ...part });
  const read = draft.text === undefined ? undefined : readContent(draft.text);
  return {
    content,
    change: (next) => touch({ content: next, text: undefined }),
    text: draft.text ?? JSON.stringify(content, null, 2),
    type: (text) => {
      const typed = readContent(text);
      touch("content" in typed ? { text, content: typed.content } : { text });
    },
    unread: read !== undefined && "why" in read ? read.why : undefined,
    from: draft.from ?? "",
    changeFrom: (from) => touch({ from }),
    seen,
    isBehind: seen !== newest.version,
    wasKept: wasKept && draft.seen !== undefined,
    forget,
  };
}

function readContent(text: string): { readonly content: Content } | { readonly why: string } {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && !Array.isArray(read)) return { content: read as Content };
    return { why: "{ … }" };
  } catch (thrown) {
    return { why: (thrown as Error).message };
  }
}

/** With a value under a key; without the key where there is none. */
export function withKey(content: Content, key: string, value: unknown): Content {
  const { [key]: _, ...others } = content;
  return value === undefined || value === "" ? others : { ...content, [key]: value };
}

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
export const listOf = (value: unknown): readonly Content[] =>
  Array.isArray(value) ? value.filter((one): one is Content => typeof one === "object" && one !== null) : [];
export const recordOf = (value: unknown): Content =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Content) : {};

/** Which parts of two contents are not the same, each as it is kept. */
export const differing = (
  mine: Content,
  theirs: Content,
): readonly { readonly key: string; readonly mine: string; readonly theirs: string }[] =>
  [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
    .map((key) => ({ key, mine: written(mine[key]), theirs: written(theirs[key]) }))
    .filter((one) => one.mine !== one.theirs);

const written = (value: unknown): string => (value === undefined ? "–" : JSON.stringify(value, inOrder, 1));

/** Keys in one order, whatever order they came in. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
