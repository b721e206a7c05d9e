import { failed, findAnalyte, type Issue, ok, type Result, toCanonical } from "@longwatch/core";
import { charsetNamed } from "./hl7v2/charset.ts";
import { notWatched } from "./hl7v2/codes.ts";
import { problem } from "./hl7v2/issue.ts";
import type { PerSender, UnitQuirks } from "./hl7v2/options.ts";
import type { ReadingOptions } from "./read-file.ts";

/** What a clinic has agreed with one laboratory. Each entry is a person's decision; nothing in it is guessed. */
export type Laboratory = {
  readonly name: string;
  /** By whom it is known in messages: `MSH-3/MSH-4`, or the URI of its code system. */
  readonly senders: readonly string[];
  /** Local code → key of an analyte, or `not-watched`. */
  readonly codes: Readonly<Record<string, string>>;
  /** Where it writes times without an offset: a zone of the IANA, summer time included. */
  readonly zone?: string;
  readonly charset?: string;
  readonly decimalMark?: "," | ".";
  /** Its words for a status → a code of table 0085. */
  readonly statuses?: Readonly<Record<string, string>>;
  readonly units?: UnitQuirks;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "" && value.length <= 200;

const statusCodes = new Set([..."FUVBCAPRSXWDION"]);

type Check = { readonly isRight: (value: unknown) => boolean; readonly right: string };
const entriesOf = (check: (value: unknown, key: string) => boolean) => (value: unknown) =>
  isObject(value) && Object.entries(value).every(([key, item]) => check(item, key));

const isZone = (value: unknown): boolean => {
  try {
    return isText(value) && new Intl.DateTimeFormat("en", { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
};

const checks: Readonly<Record<keyof Laboratory, Check>> = {
  name: { isRight: isText, right: "what people call the laboratory" },
  senders: {
    isRight: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
    right: "a list of senders as MSH-3/MSH-4, or of code systems",
  },
  codes: {
    isRight: entriesOf((item) => typeof item === "string" && (item === notWatched || findAnalyte(item)?.key === item)),
    right: `for each local code a key of the analyte catalogue, or ${notWatched}`,
  },
  zone: { isRight: isZone, right: "a time zone such as Europe/London" },
  charset: {
    isRight: (value) => typeof value === "string" && charsetNamed(value) !== undefined,
    right: "a character set such as UNICODE UTF-8 or 8859/1",
  },
  decimalMark: { isRight: (value) => value === "," || value === ".", right: '"," or "."' },
  statuses: {
    isRight: entriesOf((item) => typeof item === "string" && statusCodes.has(item)),
    right: "for each word a code of table 0085, such as F",
  },
  units: {
    isRight: entriesOf((units, key) => entriesOf((unit) => isUnitOf(key, unit))(units)),
    right: "for each analyte the unit as sent and the UCUM unit that it means, one that the analyte has",
  },
};

function isUnitOf(key: string, unit: unknown): boolean {
  if (typeof unit !== "string") return false;
  if (key === "*") return true;
  const analyte = findAnalyte(key);
  return analyte !== undefined && analyte.key === key && toCanonical(1, unit, analyte) !== undefined;
}

const needed = ["name", "senders", "codes"] as const;

/** Unknown → a laboratory, or every problem with its pointer. */
export function parseLaboratory(input: unknown): Result<Laboratory> {
  if (!isObject(input))
    return failed([problem("value-wrong-type", "/", typeof input, "Write an object with name, senders and codes.")]);
  const issues: Issue[] = needed.flatMap((key) =>
    input[key] === undefined ? [problem("value-missing", `/${key}`, "nothing", `Write ${checks[key].right}.`)] : [],
  );
  for (const [key, value] of Object.entries(input)) {
    if (!Object.hasOwn(checks, key)) {
      const known = Object.keys(checks).join(", ");
      issues.push(problem("key-unknown", `/${key}`, key, `Remove it; a laboratory has ${known}.`));
    } else if (value !== undefined && !checks[key as keyof Laboratory].isRight(value)) {
      const { right } = checks[key as keyof Laboratory];
      issues.push(problem("value-not-allowed", `/${key}`, JSON.stringify(value) ?? "nothing", `Write ${right}.`));
    }
  }
  return issues.length > 0 ? failed(issues) : ok(input as Laboratory);
}

/**
 * How messages are read by what was agreed with these laboratories.
 *
 * @param momentIn the instant of a local time `YYYY-MM-DDTHH:MM:SS` in a zone of the IANA
 */
export function readingOptionsOf(
  laboratories: readonly Laboratory[],
  momentIn: (local: string, zone: string) => string | undefined,
): ReadingOptions {
  const bySender = <T>(of: (one: Laboratory) => T | undefined): PerSender<T> =>
    Object.fromEntries(
      laboratories.flatMap((one) => {
        const entry = of(one);
        return entry === undefined ? [] : one.senders.map((sender) => [sender, entry]);
      }),
    );
  const zones = bySender(({ zone }) => zone);
  return {
    codeMaps: bySender(({ codes }) => codes),
    hl7: {
      statuses: bySender(({ statuses }) => statuses),
      charsets: bySender(({ charset }) => charset),
      numbers: bySender(({ decimalMark }) => (decimalMark === undefined ? undefined : { decimalMark })),
      units: bySender(({ units }) => units),
      toInstant: (local, sender) => {
        const zone = Object.hasOwn(zones, sender) ? zones[sender] : undefined;
        return zone === undefined ? undefined : momentIn(local, zone);
      },
    },
  };
}
