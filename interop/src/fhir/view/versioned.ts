import { formatInstant, type Instant } from "@longwatch/core";
import type { Element, Resource } from "../write/element.ts";

/** A state of a resource: what it looked like from a moment on. Without a resource it was removed then. */
export type State = {
  readonly version: string;
  readonly at: Instant;
  readonly resource: Resource | undefined;
  /** Who said so; undefined where the program did. */
  readonly by: string | undefined;
  /** The fact by which it came to be. */
  readonly fact: string | undefined;
};

/** A resource with its states, oldest first. */
export type Versioned = { readonly type: string; readonly id: string; readonly states: readonly [State, ...State[]] };

/** What it looks like now; undefined where it was removed. */
export const currentOf = ({ states }: Versioned): Resource | undefined => states.at(-1)!.resource;

/** With its id, and where it stands. */
export function placed(
  resource: Element & { readonly resourceType: string },
  id: string,
  version: string,
  at: Instant,
): Resource {
  const { resourceType, id: _id, meta: _meta, ...rest } = resource;
  return { resourceType, id, meta: { versionId: version, lastUpdated: formatInstant(at) }, ...rest };
}
