/** A vaccine of our own table. Neither CVX nor messages say whether a vaccine is live; this does. */
export type Vaccine = { readonly key: string; readonly live: boolean };

const live = (key: string): Vaccine => ({ key, live: true });
const dead = (key: string): Vaccine => ({ key, live: false });

/**
 * By CVX number without leading noughts. A number that covers live and inactivated products alike (188:
 * zoster, unspecified) is not here, so that its liveness is asked for and never guessed.
 *
 * @source interop.md 1.5; the live vaccines not listed there from the CVX code set, from memory
 */
export const vaccines: ReadonlyMap<string, Vaccine> = new Map<string, Vaccine>([
  ["187", dead("zoster-recombinant")],
  ["121", live("zoster-live")],
  ["21", live("varicella")],
  ["3", live("mmr")],
  ["94", live("mmrv")],
  ["140", dead("influenza-trivalent")],
  ["150", dead("influenza-quadrivalent")],
  ["197", dead("influenza-high-dose")],
  ["185", dead("influenza-recombinant")],
  ["155", dead("influenza-recombinant")],
  ["149", live("influenza-live-nasal")],
  ["111", live("influenza-live-nasal")],
  ["33", dead("pneumococcal-23")],
  ["133", dead("pneumococcal-13")],
  ["215", dead("pneumococcal-15")],
  ["216", dead("pneumococcal-20")],
  ["43", dead("hepatitis-b")],
  ["189", dead("hepatitis-b-adjuvanted")],
  ["45", dead("hepatitis-b")],
  ["104", dead("hepatitis-a-b")],
  ["165", dead("hpv-9")],
  ["62", dead("hpv-4")],
  ["137", dead("hpv")],
  ["115", dead("tdap")],
  ["113", dead("td")],
  ["138", dead("td")],
  ["114", dead("meningococcal-acwy")],
  ["136", dead("meningococcal-acwy")],
  ["108", dead("meningococcal-acwy")],
  ["162", dead("meningococcal-b")],
  ["163", dead("meningococcal-b")],
  ["208", dead("covid-19-mrna")],
  ["2", live("polio-oral")],
  ["5", live("measles")],
  ["6", live("rubella")],
  ["7", live("mumps")],
  ["19", live("bcg")],
  ["25", live("typhoid-oral")],
  ["37", live("yellow-fever")],
  ["116", live("rotavirus")],
  ["119", live("rotavirus")],
]);

export const cvx = "http://hl7.org/fhir/sid/cvx";
