import {
  type Analyte,
  analyteByLoinc,
  findAnalyte,
  hasLoincShape,
  hasValidLoincCheckDigit,
  type Issue,
} from "@longwatch/core";
import { doubt, problem } from "./issue.ts";
import { type Hl7Options, own } from "./options.ts";
import { component, type Segment } from "./segment.ts";

export type LoincTerm = NonNullable<ReturnType<typeof analyteByLoinc>>["term"];

/** One of the two triplets of a coded field: what the code is, what it is called, who says so. */
export type Coding = { readonly code: string; readonly name: string; readonly isLoinc: boolean };

export type CodeReading = {
  readonly analyte?: Analyte;
  /** Where a declared LOINC number led to the analyte. */
  readonly term?: LoincTerm;
  /** First code, for the result key: stable for one sender, whatever it means. */
  readonly key: string;
  /** Nobody knows what the code measures. */
  readonly isUnmapped?: boolean;
  /** What it may be, for a person to decide; none where only its unit can tell. Undefined: another test, by a number of LOINC. */
  readonly candidates?: readonly Analyte[];
  /** A person has said that it is nothing that is watched here. */
  readonly isNotWatched?: boolean;
  readonly issues: readonly Issue[];
};

const loincNames = new Set(["LN", "LOINC", "2.16.840.1.113883.6.1", "HTTP://LOINC.ORG"]);

/** The triplets of a coded field that hold a code; an empty slot is nothing, whatever system it names. */
export const codingsOf = (segment: Segment, field: number): readonly Coding[] =>
  [1, 4]
    .map((first) => ({
      code: component(segment, field, first),
      name: component(segment, field, first + 1),
      isLoinc: loincNames.has(component(segment, field, first + 2).toUpperCase()),
    }))
    .filter((coding) => coding.code !== "");

/**
 * Which analyte an OBX-3 names. In this order: the sender's own code map; a number declared as LOINC in
 * either triplet; the code map for all senders. The declared system decides, never the looks of a code:
 * a number that looks like LOINC, or a name that sounds like one of ours, only becomes a proposal in the
 * remedy. A declared LOINC number with a wrong check digit is a local code.
 */
export function identify(obx: Segment, at: string, sender: string, options: Hl7Options): CodeReading {
  const codings = codingsOf(obx, 3);
  const key = codings[0]?.code ?? component(obx, 3, 2);
  const place = `${at}-3`;
  const mistyped = codings.filter((coding) => coding.isLoinc && !hasValidLoincCheckDigit(coding.code));
  const checkDigits = mistyped.map((coding) => badCheckDigit(place, coding));
  const mapped = mappings(own(options.codes, sender), codings);
  if (mapped.length > 0) return fromMap(mapped, key, place, codings);

  const terms = codings
    .filter((coding) => coding.isLoinc && !mistyped.includes(coding))
    .flatMap((coding) => analyteByLoinc(coding.code) ?? []);
  const [first, ...others] = terms;
  if (first !== undefined && others.some(({ analyte }) => analyte.key !== first.analyte.key)) {
    const candidates = terms.map(({ analyte }) => analyte);
    return { key, isUnmapped: true, candidates, issues: [...checkDigits, contradiction(place, codings)] };
  }
  if (first !== undefined) return { ...first, key, issues: checkDigits };
  const common = mappings(options.codes?.["*"], codings);
  if (common.length > 0) return fromMap(common, key, place, codings);
  const isOther = codings.some(({ code, isLoinc }) => isLoinc && hasValidLoincCheckDigit(code));
  const candidates = isOther
    ? undefined
    : candidatesOf([...codings, { code: "", name: component(obx, 3, 2), isLoinc: false }]);
  const issues = [...checkDigits, unmapped(place, codings, component(obx, 3, 2))];
  return { key, isUnmapped: true, ...(candidates === undefined ? {} : { candidates }), issues };
}

/** Each once. */
const mappings = (map: Readonly<Record<string, string>> | undefined, codings: readonly Coding[]): readonly string[] => [
  ...new Set(codings.flatMap((coding) => own(map, coding.code) ?? [])),
];

/** In place of an analyte's key in a code map: the test is none that is watched here. */
export const notWatched = "not-watched";

/** A mapped code was settled by a person: what the message says about it is no longer asked, unless its two codes were settled otherwise. */
function fromMap(keys: readonly string[], key: string, place: string, codings: readonly Coding[]): CodeReading {
  if (keys.length > 1) {
    const candidates = keys.flatMap((one) => findAnalyte(one) ?? []);
    return { key, isUnmapped: true, candidates, issues: [contradiction(place, codings)] };
  }
  const analyteKey = keys[0]!;
  if (analyteKey === notWatched) return { key, isNotWatched: true, issues: [] };
  const analyte = findAnalyte(analyteKey);
  if (analyte !== undefined) return { analyte, key, issues: [] };
  const unknown = problem(
    "analyte-unknown",
    place,
    analyteKey,
    `The code map sends ${key} to an analyte that does not exist. Correct the map.`,
  );
  return { key, candidates: [], issues: [unknown] };
}

const shown = ({ code, name }: Coding): string => (name === "" ? code : `${code} (${name})`);

const badCheckDigit = (place: string, coding: Coding): Issue =>
  doubt(
    "code-check-digit",
    place,
    shown(coding),
    "Declared as LOINC, and no LOINC number: it was taken as a local code. Ask the laboratory for the right number.",
  );

const contradiction = (place: string, codings: readonly Coding[]): Issue =>
  problem(
    "code-unmapped",
    place,
    codings.map(shown).join(" and "),
    "The two codes name different tests. Ask the laboratory which one it measured and add it to the sender's code map.",
  );

function unmapped(place: string, codings: readonly Coding[], name: string): Issue {
  const saw = codings.map(shown).join(" and ");
  const proposal = [...codings, { code: name, name, isLoinc: false }]
    .map(proposalFor)
    .find((found) => found !== undefined);
  const ask = "The result was not taken. Find out what was measured and add the code to the sender's code map.";
  return problem(
    "code-unmapped",
    place,
    saw === "" ? name || "no code" : saw,
    proposal === undefined ? ask : `${ask} ${proposal}`,
  );
}

/** What a code may be by its looks and its names. A number of LOINC that is none of ours is another test, and has no candidates. */
const candidatesOf = (codings: readonly Coding[]): readonly Analyte[] => [
  ...new Set(
    codings.flatMap(({ code, name, isLoinc }) => {
      const byNumber = isLoinc ? undefined : analyteByLoinc(code)?.analyte;
      return [
        ...(byNumber === undefined ? [] : [byNumber]),
        ...[code, name].flatMap((word) => findAnalyte(word) ?? []),
      ];
    }),
  ),
];

/** For the person who maps: never applied. */
function proposalFor({ code, name, isLoinc }: Coding): string | undefined {
  if (!isLoinc && hasLoincShape(code) && hasValidLoincCheckDigit(code)) {
    const analyte = analyteByLoinc(code)?.analyte;
    if (analyte !== undefined)
      return `If ${code} is meant as LOINC, it is ${analyte.key}; the message does not say so.`;
  }
  const named = [code, name].flatMap((word) => findAnalyte(word) ?? [])[0];
  return named === undefined ? undefined : `By its name it may be ${named.key}.`;
}
