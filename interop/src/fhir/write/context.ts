import type { Element, Resource } from "./element.ts";

/** Whose resource it is, and its id. */
export type Context = { readonly subject: Element; readonly id: string };

/** Undefined: FHIR has no fair place for it, and the fact is counted as left. */
export type Writer<F> = (fact: F, context: Context) => Resource | undefined;
