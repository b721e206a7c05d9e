import type { Content } from "../content-draft.ts";

/** What the fields of every content are given. */
export type FormOf = { readonly content: Content; readonly change: (content: Content) => void };
