import type { Concept } from "../fhir/concept.ts";
import { atc } from "../fhir/drugs.ts";
import { cvx, vaccines } from "../fhir/vaccines.ts";
import { vaccineByName } from "./vaccine-names.ts";

/** Of an ATC group of vaccines whether it is live. @source ATC index, group J07; from memory */
const liveAtc = /^J07(?:AN01|AP01|AP10|AE02|BB03|BD|BE|BF01|BF02|BF04|BH|BJ|BK01|BK02|BL01|BX04|BX06)/;
const deadAtc = /^J07(?:AF|AG|AH|AJ|AL|AM|AP02|AP03|BA|BB01|BB02|BB04|BC|BF03|BG|BK03|BM|BN|BX03|CA)/;
const isVaccineAtc = (code: string): boolean => code.startsWith("J07");

export type VaccineOrder = "live" | "not-live" | "unknown";

/**
 * Whether an order is for a vaccine, and for a live one. Codes settle it where a table has them, else the words
 * of the order, in whatever system they stand. Codes that contradict each other or a live product's name, and a vaccine that no table has, are unknown.
 *
 * @returns undefined: it is no vaccine
 */
export function vaccineOrder({ codes, text }: Concept): VaccineOrder | undefined {
  const told = codes.flatMap(({ system, code }): readonly VaccineOrder[] => {
    if (system === cvx) return [byCvx(code)];
    if (system !== atc || !isVaccineAtc(code)) return [];
    return [liveAtc.test(code) ? "live" : deadAtc.test(code) ? "not-live" : "unknown"];
  });
  const known = new Set(told.filter((one) => one !== "unknown"));
  const named = vaccineByName([text, ...codes.map(({ display }) => display)]);
  if (known.size > 1) return "unknown";
  const [coded] = known;
  if (coded !== undefined) return coded === "not-live" && named === "live" ? "unknown" : coded;
  return named ?? (told.length > 0 ? "unknown" : undefined);
}

function byCvx(code: string): VaccineOrder {
  const found = vaccines.get(code.replace(/^0+/, ""));
  return found === undefined ? "unknown" : found.live ? "live" : "not-live";
}
