import { lackingEn } from "./en-missing.ts";

type Seen = {
  readonly what: string;
  readonly saw: string;
  readonly unit: string;
  readonly op: string;
  readonly right: string;
  readonly on: string | undefined;
};
export type LateWhy = {
  readonly dueOn: string;
  readonly lastOn: string | undefined;
  /** Periods in a row without it. */
  readonly periods: number;
  /** The parts that are missing, where others came. */
  readonly lacking: readonly string[] | undefined;
};
export type SeenWhy = { readonly seen: readonly Seen[]; readonly basis: "stands" | "withdrawn" };

const ops: Readonly<Record<string, string>> = {
  "<": "below",
  "<=": "at or below",
  ">": "above",
  ">=": "at or above",
  "=": "equal to",
};

export type MissingWhy = {
  readonly lacks: readonly { readonly kind: string; readonly of: string }[];
  readonly fact: string;
};

const inWords = ({ what, saw, unit, op, right, on }: Seen): string => {
  const measured = unit === "" ? "" : ` ${unit}`;
  return `${what} ${saw}${measured}${on === undefined ? "" : ` on ${on}`}, ${ops[op] ?? op} ${right}${measured}`;
};

/** Why a line stands on the worklist, in one line each. */
export const enWhy = {
  "why.since": ({ on }: { readonly on: string }) => `Since ${on}.`,
  "why.fact": ({ facts }: { readonly facts: readonly string[] }) => `${facts.join("; ")}.`,
  "why.late": ({ dueOn, lastOn, periods, lacking }: LateWhy) =>
    `${lacking === undefined ? "" : `Only ${lacking.join(", ")} missing. `}Due ${dueOn}; ${lastOn === undefined ? "none on file that counts" : `last complete on ${lastOn}`}${periods > 1 ? `; ${periods} in a row not done` : ""}.`,
  "why.seen": ({ seen, basis }: SeenWhy) =>
    `${seen.map(inWords).join("; ")}.${basis === "withdrawn" ? " Taken back since." : ""}`,
  "why.sample": ({ part, on }: { readonly part: string; readonly on: string }) => `${part} of ${on}`,
  "why.asked": ({ rule, dueOn }: { readonly rule: string; readonly dueOn: string }) =>
    `Asked for by: ${rule}; due ${dueOn}.`,
  "why.missing": ({ lacks, fact }: MissingWhy) =>
    `Not known: ${lacks.map(({ kind, of }) => `${lackingEn[kind] ?? kind}${of === "" ? "" : ` (${of})`}`).join(", ")}. It concerns: ${fact}.`,
  "why.question": ({ missing, more }: { readonly missing: string; readonly more: number }) =>
    `Not known: ${missing}${more === 0 ? "" : `, and ${more} more like it`}.`,
  "why.held": ({ since, holds }: { readonly since: string; readonly holds: number }) =>
    `Held since ${since} by ${holds} ${holds === 1 ? "open matter" : "open matters"}.`,
};
