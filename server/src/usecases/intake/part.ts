import type { Issue } from "@longwatch/core";
import type { MessagePart } from "@longwatch/interop";
import type { Match } from "./match.ts";
import type { ToGive } from "./whose.ts";

/** One part on its way. Numbers count from 1; 0 is the message as a whole. */
export type Part = ToGive & {
  readonly match: Match;
  /** A person has said that it concerns nobody here. */
  readonly isRejected: boolean;
  /** A person has said whose it is, now. */
  readonly isNamed: boolean;
  issues: readonly Issue[];
  added: number;
  /** It has facts that could not go into the record. */
  isRefused: boolean;
};

export const holdsSomething = ({ facts, held, documents }: MessagePart): boolean =>
  facts.length + held.length + documents.length > 0;
