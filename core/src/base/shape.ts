import * as z from "zod/mini";
import { type Day, parseDay } from "./calendar.ts";
import { type ClinicalDate, parseClinicalDate } from "./clinical-date.ts";
import { type Instant, parseInstant } from "./instant.ts";
import { remembered } from "./remembered.ts";
import type { Issue, IssueCode } from "./result.ts";

type Complaint = { readonly code: IssueCode; readonly remedy: string };

/** A string that must read as something: the reading, or a complaint with its own code and remedy. */
export function readAs<T>(readOnce: (text: string) => T | undefined, complaint: Complaint, pattern: string) {
  const read = remembered(readOnce);
  const text = z.string().register(z.globalRegistry, { pattern });
  return z.pipe(
    text,
    z.transform((input: string, context): T => {
      const value = read(input);
      if (value !== undefined) return value;
      context.issues.push({ code: "custom", input, message: complaint.code, params: complaint });
      return z.NEVER;
    }),
  );
}

/** Years that a record or a protocol can be about. */
const isPlausibleYear = (text: string): boolean => text >= "1850" && text < "2200";

/** `YYYY-MM-DD` → {@link Day}. */
export const day = readAs<Day>(
  (text) => (isPlausibleYear(text) ? parseDay(text) : undefined),
  { code: "date-impossible", remedy: "Write a date that exists, from 1850 to 2199, as YYYY-MM-DD." },
  "^\\d{4}-\\d{2}-\\d{2}$",
);

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY` → {@link ClinicalDate}. */
export const clinicalDate = readAs<ClinicalDate>(
  (text) => (isPlausibleYear(text) ? parseClinicalDate(text) : undefined),
  {
    code: "date-impossible",
    remedy: "Write a date that exists, from 1850 to 2199, as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.",
  },
  "^\\d{4}(-\\d{2}(-\\d{2})?)?$",
);

/** ISO 8601 with `Z` or an offset → {@link Instant}. */
export const instant = readAs<Instant>(
  parseInstant,
  { code: "instant-impossible", remedy: "Write a moment as YYYY-MM-DDTHH:MM:SSZ, in UTC or with its offset." },
  "^\\d{4}-\\d{2}-\\d{2}T",
);

/** Text with something in it. */
export const nonEmpty = z.string().check(z.minLength(1));

const shown = (value: unknown): string => {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);

/** Every complaint of a failed parse as Issues with JSON pointers, none withheld after the first. */
export function issuesOf(error: z.core.$ZodError, root: unknown): Issue[] {
  return error.issues.flatMap((raw) => issuesOfOne(raw, root, []));
}

function issuesOfOne(raw: z.core.$ZodIssue, root: unknown, prefix: readonly PropertyKey[]): Issue[] {
  const path = [...prefix, ...raw.path];
  const at = pointer(path) || "/";
  const seen = valueAt(root, path);
  const issue = (code: IssueCode, remedy: string, saw = shown(seen)): Issue => ({
    code,
    severity: "error",
    at,
    saw,
    remedy,
  });
  switch (raw.code) {
    case "unrecognized_keys":
      return raw.keys.map((key) => ({
        code: "key-unknown",
        severity: "error",
        at: pointer([...path, key]),
        saw: shown(key),
        remedy: "Remove this key, or correct its spelling; the reference page lists the keys that are known here.",
      }));
    case "invalid_type":
      return seen === undefined
        ? [issue("value-missing", `Add it: ${article(noun(raw.expected))}${noun(raw.expected)}.`)]
        : [issue("value-wrong-type", `Write ${article(noun(raw.expected))}${noun(raw.expected)} here.`)];
    case "invalid_value":
      return [
        seen === undefined
          ? issue("value-missing", `Add it: one of ${raw.values.map(shown).join(", ")}.`)
          : issue("value-not-allowed", `Write one of ${raw.values.map(shown).join(", ")}.`),
      ];
    case "invalid_union":
      return unionIssues(raw, root, path, issue);
    case "custom": {
      const complaint = raw.params as Complaint | undefined;
      return [issue(complaint?.code ?? "value-not-allowed", complaint?.remedy ?? raw.message)];
    }
    case "too_small":
    case "too_big":
      return [issue("value-not-allowed", sizeRemedy(raw))];
    case "invalid_format":
      return [
        issue(
          "value-not-allowed",
          "pattern" in raw && raw.pattern
            ? `Write text of the form ${raw.pattern}.`
            : "Write it in the form that the reference page shows.",
        ),
      ];
    case "not_multiple_of":
      return [issue("value-not-allowed", `Write a multiple of ${raw.divisor}.`)];
    default:
      return [issue("value-not-allowed", "Write a value that the reference page allows here.")];
  }
}

function sizeRemedy(raw: Extract<z.core.$ZodIssue, { code: "too_small" | "too_big" }>): string {
  const bound = raw.code === "too_small" ? raw.minimum : raw.maximum;
  const edge = raw.code === "too_small" ? "at least" : "at most";
  switch (raw.origin) {
    case "string":
      return bound === 1 ? "Write something here: it may not be empty." : `Write ${edge} ${bound} characters.`;
    case "array":
    case "set":
      return `Give ${edge} ${bound} of them.`;
    default:
      return raw.inclusive === false
        ? `Write a number ${raw.code === "too_small" ? "above" : "below"} ${bound}.`
        : `Write ${edge} ${bound}.`;
  }
}

/** The branch that came nearest speaks for the union: the one with the fewest complaints of its own. */
function unionIssues(
  raw: Extract<z.core.$ZodIssue, { code: "invalid_union" }>,
  root: unknown,
  path: readonly PropertyKey[],
  issue: (code: IssueCode, remedy: string) => Issue,
): Issue[] {
  if (raw.discriminator !== undefined) {
    const options =
      "options" in raw && Array.isArray(raw.options)
        ? ` one of ${raw.options.map(shown).join(", ")}`
        : " one that is listed";
    const seen = valueAt(root, path);
    return [
      issue(seen === undefined ? "value-missing" : "value-not-allowed", `Write${options} for "${raw.discriminator}".`),
    ];
  }
  const branches = raw.errors.map((errors) => errors.flatMap((inner) => issuesOfOne(inner, root, path)));
  const deepest = branches.filter(
    (branch) => !branch.some((one) => one.code === "value-wrong-type" && one.at === (pointer(path) || "/")),
  );
  const best = (deepest.length > 0 ? deepest : branches).toSorted((a, b) => a.length - b.length)[0];
  return best ?? [issue("value-not-allowed", "Write a value of one of the shapes that the reference page lists.")];
}

const article = (noun: string): string => (/^(text|true)/.test(noun) ? "" : /^[aeiou]/.test(noun) ? "an " : "a ");

const nouns: Readonly<Record<string, string>> = {
  int: "whole number",
  array: "list",
  record: "object",
  string: "text",
  boolean: "true or false",
};
const noun = (expected: string): string => nouns[expected] ?? expected;
