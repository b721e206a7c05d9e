/** One to seven digits, a hyphen, one digit. Local codes can look the same: only a declared system decides. */
export const hasLoincShape = (code: string): boolean => /^\d{1,7}-\d$/.test(code);

/**
 * Whether the last digit is the mod 10 check digit of the others: every second digit from the right,
 * beginning with the last, is doubled (LOINC Users' Guide, appendix "Calculating LOINC check digits").
 * False where the shape is wrong. A right digit proves no meaning: one local code in ten passes.
 */
export function hasValidLoincCheckDigit(code: string): boolean {
  if (!hasLoincShape(code)) return false;
  const digits = code.slice(0, -2);
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return (10 - (sum % 10)) % 10 === Number(code.at(-1));
}
