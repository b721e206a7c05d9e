import type { Comparator } from "@longwatch/core";

/** "No matching concept": the source value stands beside it, for the site's own vocabulary. */
export const noConcept = 0;

/** LOINC number → concept. @source interop.md 5.3, those seen together in a published source */
export const conceptByLoinc: Readonly<Record<string, number>> = {
  "777-3": 3024929,
  "6690-2": 3000905,
  "718-7": 3000963,
  "4544-3": 3023314,
  "789-8": 3020416,
  "751-8": 3013650,
  "731-0": 3004327,
  "2160-0": 3016723,
  "77147-7": 46236952,
  "3016-3": 3009201,
  "3024-7": 3008598,
  "8099-4": 3027238,
  "1742-6": 3006923,
  "1920-8": 3013721,
  "1975-2": 3024128,
  "6768-6": 3035995,
  "2324-2": 3026910,
  "24467-3": 3028167,
  "14135-8": 3001405,
  "8116-6": 3010503,
  "5794-3": 3011397,
  "13945-1": 3035124,
  "5821-4": 3035583,
  "20454-5": 3014051,
  "2890-2": 3001582,
  "49774-3": 3032700,
  "3209-4": 3019250,
  "14979-9": 3018677,
  "2276-4": 3001122,
  "2532-0": 3016436,
  "4542-7": 3012336,
  "8047-3": 3022575,
  "19162-7": 3022386,
  "5196-1": 3019510,
  "13952-7": 3036282,
  "13955-0": 3013801,
  "56888-1": 40760007,
};

/** @source interop.md 5.3, and the same numbers in several public mappings */
export const operatorConcepts: Readonly<Record<Comparator, number>> = {
  "<": 4171756,
  "<=": 4171754,
  ">=": 4171755,
  ">": 4172704,
};

/** Where a row comes from. `record` and `administration` seen in published mappings; `laboratory` from interop.md 5.3, from memory. */
export const typeConcepts = { record: 32817, administration: 32818, laboratory: 32856 } as const;

/** Administrative gender; other and unknown have no standard concept. From memory, in every OMOP database. */
export const genderConcepts: Readonly<Record<string, number>> = { female: 8532, male: 8507 };

/** Version 5.4.0 of the model. From memory. */
export const versionConcept = 756265;
