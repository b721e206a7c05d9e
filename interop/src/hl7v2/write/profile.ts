import { type Analyte, analytes, type ResultStatus } from "@longwatch/core";
import type { CodeMaps } from "../../results/code.ts";
import type { Hl7Options } from "../options.ts";
import { toInstant } from "./zone.ts";

export type LocalCode = { readonly code: string; readonly display: string };

/**
 * How one laboratory's system writes its messages. What a profile cannot carry is lost on the way and does
 * not come back when the message is read; {@link lossesOf} says what that is.
 */
export type LaboratoryProfile = {
  /** MSH-4, and the laboratory of every fact that names no other. */
  readonly name: string;
  /** MSH-3. */
  readonly application: string;
  readonly version: "2.3" | "2.3.1" | "2.4" | "2.5" | "2.5.1" | "2.6" | "2.7" | "2.8";
  /** MSH-18. What the set has no letter for is written as an `\X..\` escape. */
  readonly charset: "ASCII" | "UNICODE UTF-8" | "8859/1";
  /** OBX-3: the LOINC number, the laboratory's own code, or both, LOINC first. */
  readonly codes: "loinc" | "local" | "both";
  /** By analyte key; where there is none, the key in capitals. */
  readonly localCodes?: Readonly<Record<string, LocalCode>>;
  /** By analyte key: the LOINC number this laboratory sends; else the catalogue's preferred one. */
  readonly loincCodes?: Readonly<Record<string, string>>;
  /** UCUM → its spelling. Used only where it cannot be mistaken for another unit of the analyte. */
  readonly units: Readonly<Record<string, string>>;
  /** `13,6`: a reader must know it of the sender ({@link hl7OptionsOf}). */
  readonly decimalComma: boolean;
  /** IANA name of the zone in which its times are. */
  readonly zone: string;
  /** `none`: local times without offset, which only a reader that knows the zone can place. */
  readonly timeZone: "offset" | "none";
  /** Of clinical times; MSH-7 always has seconds. */
  readonly precision: "day" | "minute" | "second";
  readonly lineEnd: "\r" | "\r\n" | "\n";
  /** How `<0.01`, `6-10` and `1:128` are typed: structured, or as text. */
  readonly valueType: "SN" | "ST";
  /** How `positive` and `2+` are typed: as text, or as a coded value whose text it is. */
  readonly words: "ST" | "coded";
  /** Our word → theirs: `negative` → `Non-Reactive`. Used only where it is read as the same word. */
  readonly spellings?: Readonly<Record<string, string>>;
  /** Status → what stands in OBX-11, where it is no code of table 0085. */
  readonly statuses?: Readonly<Partial<Record<ResultStatus, string>>>;
  /** OBX-14: the time of collection, the time of release, as some do, or nothing. */
  readonly observationTime: "collection" | "release" | "none";
  /** One OBR for each panel, with its code in OBR-4; else one for all results of one specimen. */
  readonly panelHeaders: boolean;
  readonly comments: "NTE" | "none";
  /** Many messages in one file stand in FHS/BHS … BTS/FTS. */
  readonly batch: boolean;
  /** MSH-11; `P` by default. `T` and `D` are never taken for a patient's. */
  readonly processing?: "P" | "T" | "D";
};

/** `MSH-3/MSH-4`: under this name options are agreed with the laboratory, and result keys begin with it. */
export const senderNameOf = ({ application, name }: LaboratoryProfile): string =>
  [application, name].filter((part) => part !== "").join("/");

export const localCodeOf = (analyte: Analyte, { localCodes }: LaboratoryProfile): LocalCode =>
  localCodes !== undefined && Object.hasOwn(localCodes, analyte.key)
    ? localCodes[analyte.key]!
    : { code: analyte.key.toUpperCase(), display: analyte.name };

/** The code map that a clinic would have agreed with the laboratory; empty where it sends LOINC. */
export const codeMapOf = (profile: LaboratoryProfile): CodeMaps =>
  profile.codes === "local"
    ? {
        [senderNameOf(profile)]: Object.fromEntries(
          [...analytes.values()].map((analyte) => [localCodeOf(analyte, profile).code, analyte.key]),
        ),
      }
    : {};

const statusLetters = {
  final: "F",
  preliminary: "P",
  corrected: "C",
  cancelled: "X",
  "entered-in-error": "D",
} as const;

export const statusTextOf = (status: ResultStatus, { statuses }: LaboratoryProfile): string =>
  statuses?.[status] ?? statusLetters[status];

/** What else a reader must have agreed with the laboratory: its numbers, its words of status, its zone. */
export function hl7OptionsOf(profile: LaboratoryProfile): Omit<Hl7Options, "codes"> {
  const sender = senderNameOf(profile);
  const words = Object.entries(profile.statuses ?? {}).map(
    ([status, text]) => [text, statusLetters[status as ResultStatus]] as const,
  );
  return {
    charsets: { [sender]: profile.charset },
    ...(profile.decimalComma ? { numbers: { [sender]: { decimalMark: "," } } } : {}),
    ...(words.length === 0 ? {} : { statuses: { [sender]: Object.fromEntries(words) } }),
    ...(profile.timeZone === "none"
      ? { toInstant: (local, from) => (from === sender ? toInstant(local, profile.zone) : undefined) }
      : {}),
  };
}

/** From version 2.5 a specimen has a segment of its own, and OBX names the laboratory that performed the test. */
export const hasSpecimenSegment = ({ version }: LaboratoryProfile): boolean => version >= "2.5";
