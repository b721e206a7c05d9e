import { describe, expect, it } from "vitest";
import { type NotAResult, notAResult } from "./not-a-result.ts";

/** English, Spanish, German, French. */
const table: Readonly<Record<NotAResult, readonly string[]>> = {
  empty: ["", "-", "--", "---", "n/a", "N/A", "NULL", "..", "s/d", "k.A.", "*"],
  haemolysed: [
    "haemolysed",
    "HEMOLYZED",
    "hemol.",
    "Specimen grossly hemolyzed",
    "hemólisis",
    "muestra hemolizada",
    "hämolytisch",
    "Probe hämolysiert",
    "hémolysé",
    "Echantillon hémolysé",
  ],
  clotted: [
    "CLOTTED",
    "Sample clotted.",
    "clot in tube",
    "muestra coagulada",
    "coágulo",
    "Probe geronnen",
    "koaguliert",
    "coagulé",
    "Caillot",
  ],
  clumped: [
    "Platelets clumped",
    "platelet clumps",
    "PLT CLUMPS PRESENT",
    "agregados plaquetarios",
    "Thrombozytenaggregate",
    "agrégats plaquettaires",
  ],
  insufficient: [
    "QNS",
    "Quantity not sufficient",
    "insufficient sample",
    "muestra insuficiente",
    "zu wenig Material",
    "Material nicht ausreichend",
    "quantité insuffisante",
  ],
  contaminated: ["contaminated", "muestra contaminada", "kontaminiert", "contaminé"],
  mislabelled: ["mislabelled", "Specimen mislabeled", "unlabeled tube", "mal rotulada", "falsch beschriftet"],
  "not-received": [
    "no sample received",
    "Specimen not received",
    "sin muestra",
    "muestra no recibida",
    "kein Material",
    "nicht erhalten",
    "non reçu",
  ],
  cancelled: ["cancelled", "CANCELED", "Test cancelled by lab", "anulado", "storniert", "annulé"],
  "not-done": [
    "not done",
    "Not performed",
    "ND",
    "no realizado",
    "nicht durchgeführt",
    "non effectué",
    "non réalisé",
    "test not performed",
  ],
  pending: ["pending", "to follow", "pendiente", "ausstehend", "folgt", "en cours"],
  "comment-only": [
    "see comment",
    "SEE NOTE",
    "See below",
    "ver comentario",
    "véase nota",
    "siehe Kommentar",
    "s. Bemerkung",
    "siehe Befund",
    "voir commentaire",
  ],
  invalid: [
    "invalid",
    "error",
    "unable to calculate",
    "not calculated",
    "no valorable",
    "nicht auswertbar",
    "non calculable",
  ],
};

describe("texts that are no result", () => {
  it.each(Object.entries(table).flatMap(([why, texts]) => texts.map((text) => [text, why] as const)))(
    "%j: %s",
    (text, why) => {
      expect(notAResult(text)).toBe(why);
    },
  );

  it.each([
    "no clots seen",
    "not haemolysed",
    "no platelet clumps",
    "keine Thrombozytenaggregate",
    "sin coágulos",
    "ohne Hämolyse",
    "Negative",
    "positive",
    "Not detected",
    "adequate",
    "12.5",
    "normal",
    "Salmonella species",
  ])("%j is none of these", (text) => {
    expect(notAResult(text)).toBeUndefined();
  });
});
