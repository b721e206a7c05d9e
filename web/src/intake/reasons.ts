import { useIntakeWords } from "./words.ts";

const known = [
  "patient-missing",
  "patient-mismatch",
  "identifier-check-digit",
  "code-unmapped",
  "unit-missing",
  "unit-unknown",
  "unit-unfit",
  "number-ambiguous",
  "value-unreadable",
  "value-implausible",
  "date-missing",
  "date-implausible",
  "date-impossible",
  "message-unreadable",
  "filing-failed",
] as const;

/** Why something waits, in words; a reason that has none yet is said by its code. */
export function useReasonWords(): (code: string) => string {
  const say = useIntakeWords();
  return (code) => {
    const one = known.find((each) => each === code);
    return one === undefined ? code : say(`code-${one}`);
  };
}
