import {
  type Analyte,
  analyteByLoinc,
  findAnalyte,
  hasLoincShape,
  hasValidLoincCheckDigit,
  type Issue,
  panelLoinc,
} from "@longwatch/core";
import { notWatched } from "../hl7v2/codes.ts";
import { doubt, problem } from "../hl7v2/issue.ts";
import { own, type PerSender } from "../hl7v2/options.ts";

export type LoincTerm = NonNullable<ReturnType<typeof analyteByLoinc>>["term"];

/** Local code → analyte key, for each code system or sender, and for all (`*`). Each entry is a person's decision. */
export type CodeMaps = PerSender<Readonly<Record<string, string>>>;

/** A code as sent. `system`: the code system's URI, or the sender whose own code it is. */
export type SentCode = {
  readonly system: string;
  readonly code: string;
  readonly display: string;
  /** The system was declared to be LOINC; the looks of a code never decide. */
  readonly isLoinc: boolean;
};

export type CodeReading = {
  readonly analyte?: Analyte;
  readonly term?: LoincTerm;
  /** A panel's code: its members are results, it is none. */
  readonly isPanel: boolean;
  /** Nobody knows what it measures: its first code, "" for none, and whose that is. */
  readonly unmapped?: Pick<SentCode, "code" | "system">;
  /** A person has said that it is nothing that is watched here. */
  readonly isNotWatched?: boolean;
  /** What it may be, for a person to decide; none where only its unit can tell. Undefined: another test, by a number of LOINC or a person's word. */
  readonly candidates?: readonly Analyte[];
  readonly issues: readonly Issue[];
};

/**
 * Which analyte a coded name means: the code map for its system or sender, then a number declared as LOINC,
 * then the map for all. A name that sounds like one of ours is only a proposal in the remedy. A declared
 * LOINC number with a wrong check digit is a local code. Codes that name different tests are not believed.
 */
export function readCode(
  codes: readonly SentCode[],
  text: string,
  at: string,
  maps: CodeMaps | undefined,
): CodeReading {
  const mistyped = codes.filter(({ code, isLoinc }) => isLoinc && !hasValidLoincCheckDigit(code));
  const issues = mistyped.map((code) => badCheckDigit(at, code));
  const mapped = codes.flatMap(({ system, code }) => own(own(maps, system), code) ?? []);
  if (mapped.length > 0) return fromMap(mapped, codes, at, issues);
  const loinc = codes.filter((code) => code.isLoinc && !mistyped.includes(code));
  const [first, ...others] = loinc.flatMap(({ code }) => analyteByLoinc(code) ?? []);
  if (first !== undefined && others.some(({ analyte }) => analyte.key !== first.analyte.key)) {
    const candidates = [first, ...others].map(({ analyte }) => analyte);
    return { ...unknown(codes), candidates, issues: [...issues, contradiction(at, codes)] };
  }
  if (first !== undefined) return { ...first, isPanel: false, issues };
  if (loinc.some(({ code }) => panelLoinc.has(code))) return { isPanel: true, issues };
  const common = codes.flatMap(({ code }) => own(own(maps, "*"), code) ?? []);
  if (common.length > 0) return fromMap(common, codes, at, issues);
  const isOther = loinc.length > 0;
  const candidates = isOther ? {} : { candidates: candidatesOf(codes, text) };
  return { ...unknown(codes), ...candidates, issues: [...issues, unmapped(at, codes, text)] };
}

const unknown = ([first]: readonly SentCode[]) => ({
  isPanel: false,
  unmapped: { code: first?.code ?? "", system: first?.system ?? "" },
});

/** What a code may be by its looks and its names. */
const candidatesOf = (codes: readonly SentCode[], text: string): readonly Analyte[] => [
  ...new Set([
    ...codes.flatMap(({ code, display, isLoinc }) => [
      ...(isLoinc ? [] : [analyteByLoinc(code)?.analyte ?? []].flat()),
      ...[code, display].flatMap((word) => findAnalyte(word) ?? []),
    ]),
    ...[findAnalyte(text) ?? []].flat(),
  ]),
];

function fromMap(
  keys: readonly string[],
  codes: readonly SentCode[],
  at: string,
  issues: readonly Issue[],
): CodeReading {
  if (keys.every((key) => key === notWatched)) return { isPanel: false, isNotWatched: true, issues };
  const candidates = [...new Set(keys.flatMap((key) => findAnalyte(key) ?? []))];
  const wrong = keys.find((key) => findAnalyte(key) === undefined);
  if (wrong !== undefined) {
    const remedy = "The code map leads to an analyte that does not exist. Correct the map.";
    return { isPanel: false, candidates, issues: [...issues, problem("analyte-unknown", at, wrong, remedy)] };
  }
  const [analyte, ...others] = candidates;
  return analyte === undefined || others.length > 0
    ? { ...unknown(codes), candidates, issues: [...issues, contradiction(at, codes)] }
    : { analyte, isPanel: false, issues };
}

const shown = ({ code, display }: SentCode): string =>
  display === "" || display === code ? code : `${code} (${display})`;

const badCheckDigit = (at: string, code: SentCode): Issue =>
  doubt(
    "code-check-digit",
    at,
    shown(code),
    "Declared as LOINC, but its check digit is wrong: it was taken as a local code. Ask the laboratory for the right number.",
  );

const contradiction = (at: string, codes: readonly SentCode[]): Issue =>
  problem(
    "code-unmapped",
    at,
    codes.map(shown).join(" and "),
    "The codes name different tests. Ask the laboratory which one it measured and add it to the code map.",
  );

function unmapped(at: string, codes: readonly SentCode[], text: string): Issue {
  const saw = codes.map(shown).join(" and ") || text || "no code";
  const local = { system: "", code: text, display: text, isLoinc: false };
  const proposal = [...codes, local].map(proposalFor).find((found) => found !== undefined);
  const ask = "The result was not taken. Find out what was measured and add the code to the code map.";
  return problem("code-unmapped", at, saw, proposal === undefined ? ask : `${ask} ${proposal}`);
}

/** For the person who maps: never applied. */
function proposalFor({ code, display, isLoinc }: SentCode): string | undefined {
  if (!isLoinc && hasLoincShape(code) && hasValidLoincCheckDigit(code)) {
    const analyte = analyteByLoinc(code)?.analyte;
    if (analyte !== undefined) return `If ${code} is meant as LOINC, it is ${analyte.key}; nothing sent says so.`;
  }
  const named = [code, display].flatMap((word) => findAnalyte(word) ?? [])[0];
  return named === undefined ? undefined : `By its name it may be ${named.key}.`;
}

/** A panel that holds nothing, at its place. */
export const emptyPanel = (at: string, code: string): Issue =>
  doubt(
    "value-missing",
    at,
    `a panel without members (${code})`,
    "Its results were not in it. Ask the laboratory for them.",
  );
