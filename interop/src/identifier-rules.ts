import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { problem } from "./hl7v2/issue.ts";
import type { Identifier } from "./outcome.ts";

/** How the last digit of a number is told from the others. */
export const checkDigits = ["none", "nhs", "mod-11", "luhn"] as const;
export type CheckDigit = (typeof checkDigits)[number];

/** What is known of one kind of number: its names in messages, its form, its check digit. */
export type IdentifierRule = {
  readonly system: string;
  /** Other names of the same authority. */
  readonly aliases?: readonly string[];
  /** The whole number, blanks and hyphens taken out, as a regular expression. */
  readonly pattern?: string;
  readonly check?: CheckDigit;
};

/** Known without being told: the NHS number, in the names under which it is sent. */
export const shippedIdentifierRules: readonly IdentifierRule[] = [
  {
    system: "https://fhir.nhs.uk/Id/nhs-number",
    aliases: ["NHS", "NHSNMBR", "NHS-NUMBER", "urn:oid:2.16.840.1.113883.2.1.4.1"],
    pattern: "\\d{10}",
    check: "nhs",
  },
];

export type IdentifierReading = {
  /** Every way in which a clinic may have written the number down. Empty where it is wrong. */
  readonly lookups: readonly Identifier[];
  readonly isWrong: boolean;
};

/** A number by the rules for its system: its spellings, or that it cannot be right. Without a rule it is what it is. */
export function readIdentifier({ system, value }: Identifier, rules: readonly IdentifierRule[]): IdentifierReading {
  const rule = rules.find((one) => one.system === system || one.aliases?.includes(system));
  if (rule === undefined) return { lookups: [{ system, value }], isWrong: false };
  const plain = value.replaceAll(/[\s-]/g, "").toUpperCase();
  if (!isRight(plain, rule)) return { lookups: [], isWrong: true };
  const systems = new Set([rule.system, ...(rule.aliases ?? []), system]);
  const values = new Set([plain, value]);
  return {
    lookups: [...systems].flatMap((one) => [...values].map((written) => ({ system: one, value: written }))),
    isWrong: false,
  };
}

const isRight = (plain: string, { pattern, check = "none" }: IdentifierRule): boolean =>
  (pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(plain)) && checks[check](plain);

const checks: Readonly<Record<CheckDigit, (plain: string) => boolean>> = {
  none: () => true,
  nhs: (plain) => /^\d{10}$/.test(plain) && isMod11(plain, false),
  "mod-11": (plain) => /^\d+[\dX]$/.test(plain) && isMod11(plain, true),
  luhn: (plain) => /^\d+$/.test(plain) && isLuhn(plain),
};

/**
 * Digits weighted from the right by 2, 3, …; the last makes the sum a multiple of 11. Ten is written X where that is used, and
 * otherwise there is no such number.
 *
 * @source NHS Data Model and Dictionary, "NHS number": remainder of 10 is invalid
 */
function isMod11(plain: string, hasX: boolean): boolean {
  const digits = [...plain.slice(0, -1)].map(Number).toReversed();
  const sum = digits.reduce((total, digit, index) => total + digit * (index + 2), 0);
  const check = (11 - (sum % 11)) % 11;
  const last = plain.at(-1);
  return check === 10 ? hasX && last === "X" : last === `${check}`;
}

function isLuhn(plain: string): boolean {
  const sum = [...plain].toReversed().reduce((total, letter, index) => {
    const twice = Number(letter) * (index % 2 === 0 ? 1 : 2);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** Unknown → a clinic's own rules for numbers, or every problem with its pointer. */
export function parseIdentifierRules(input: unknown): Result<readonly IdentifierRule[]> {
  const systems = (input as { systems?: unknown } | null)?.systems;
  if (!Array.isArray(systems))
    return failed([problem("value-missing", "/systems", "nothing", "Write a list of systems, each with its name.")]);
  const issues = systems.flatMap((one, index) => problemsOf(one, `/systems/${index}`));
  return issues.length > 0 ? failed(issues) : ok(systems as readonly IdentifierRule[]);
}

function problemsOf(one: unknown, at: string): readonly Issue[] {
  if (typeof one !== "object" || one === null)
    return [problem("value-wrong-type", at, typeof one, "Write an object with system.")];
  const { system, aliases, pattern, check, ...others } = one as Record<string, unknown>;
  const isName = (value: unknown): boolean => typeof value === "string" && value !== "";
  return [
    ...(isName(system) ? [] : [problem("value-missing", `${at}/system`, "nothing", "Name the authority.")]),
    ...(aliases === undefined || (Array.isArray(aliases) && aliases.every(isName))
      ? []
      : [problem("value-wrong-type", `${at}/aliases`, typeof aliases, "Write a list of names.")]),
    ...(pattern === undefined || isPattern(pattern)
      ? []
      : [
          problem(
            "value-not-allowed",
            `${at}/pattern`,
            "no pattern",
            "Write a short regular expression without repeated groups.",
          ),
        ]),
    ...(check === undefined || (checkDigits as readonly unknown[]).includes(check)
      ? []
      : [problem("value-not-allowed", `${at}/check`, `${String(check)}`, `Write one of ${checkDigits.join(", ")}.`)]),
    ...Object.keys(others).map((key) => problem("key-unknown", `${at}/${key}`, key, "Remove it.")),
  ];
}

/** A pattern without groups that repeat: no number makes it take long. */
function isPattern(value: unknown): boolean {
  if (typeof value !== "string" || value.length > 100 || /\)[*+{]/.test(value) || /[*+]/.test(value)) return false;
  try {
    return new RegExp(value, "u") !== undefined;
  } catch {
    return false;
  }
}
