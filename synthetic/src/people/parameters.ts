import * as z from "zod/mini";
import { anyNumber, positive, probability, weights } from "../parameter.ts";

const edssSteps = ["0", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6", "6.5", "7", "7.5"] as const;

const earlierDrugNames = ["interferon-beta", "glatiramer", "fingolimod", "natalizumab"] as const;

export const peopleParameters = z.strictObject({
  female: probability,
  age: z.strictObject({ mean: positive, sd: positive, min: positive, max: positive }),
  yearsSinceOnset: z.strictObject({ shape: positive, scale: positive, leastAge: positive }),
  yearsToDiagnosis: positive,
  edss: weights(edssSteps),
  priorRelapses: z.strictObject({
    lastYear: weights(["0", "1", "2", "3", "4", "5"]),
    yearBefore: positive,
    yearBeforeSize: positive,
    /** Fewest in two years; 0 where nobody asks. */
    leastInTwoYears: anyNumber,
  }),
  enhancing: z.strictObject({ none: probability, mean: positive, size: positive }),
  t2Volume: z.strictObject({ median: positive, logSd: positive }),
  weight: z.strictObject({ female: positive, femaleSd: positive, male: positive, maleSd: positive }),
  smoker: probability,
  familyAutoimmunity: probability,
  antiTpo: z.strictObject({ female: probability, male: probability }),
  jurisdiction: weights(["EU", "US", "GB", "CA", "AU", "CH"]),
  /** Years between which the first infusion falls, as a number: 2007.7 is September 2007. */
  calendar: z.strictObject({ from: positive, to: positive }),
  earlierDrugs: z.strictObject({
    untreated: probability,
    each: weights(earlierDrugNames),
    availableFrom: weights(earlierDrugNames),
    leastDays: positive,
    yearsOff: positive,
  }),
  correlation: z.strictObject({
    ageOnset: anyNumber,
    onsetEdss: anyNumber,
    relapsesEnhancing: anyNumber,
    ageRelapses: anyNumber,
  }),
  frailty: z.strictObject({
    diseaseShape: positive,
    responseShape: positive,
    autoimmuneShape: positive,
    perPriorRelapse: anyNumber,
    perYearOfAge: anyNumber,
    lesionPower: positive,
    lesionShape: positive,
  }),
});
export type PeopleParameters = z.output<typeof peopleParameters>;
