import { isAntithromboticName } from "@longwatch/core";
import type { Concept } from "../fhir/concept.ts";
import { atc, rxnorm } from "../fhir/drugs.ts";

/**
 * Ingredients of RxNorm that thin the blood. From memory, each to be checked against a release: one that is wrong or missing is still found by
 * its name or its ATC group.
 */
const ingredients: ReadonlySet<string> = new Set([
  "1191", // aspirin
  "11289", // warfarin
  "32968", // clopidogrel
  "613391", // prasugrel
  "1116632", // ticagrelor
  "3521", // dipyridamole
  "5224", // heparin
  "67108", // enoxaparin
  "67109", // dalteparin
  "321208", // fondaparinux
  "1364430", // apixaban
  "1114195", // rivaroxaban
  "1599538", // edoxaban
  "1546356", // dabigatran etexilate
]);

/** ATC's own group of antithrombotic agents, and aspirin as an analgesic: low doses are sold as either. */
const isGroup = (code: string): boolean => /^(?:B01A|N02BA01|N02BA51)/.test(code);

/** Whether an order is for something that thins the blood, by code or by name, low-dose aspirin included. */
export const isAntithrombotic = ({ codes, text }: Concept): boolean =>
  codes.some(({ system, code }) => (system === rxnorm && ingredients.has(code)) || (system === atc && isGroup(code))) ||
  isAntithromboticName([text, ...codes.map(({ display }) => display)].join("; "));
