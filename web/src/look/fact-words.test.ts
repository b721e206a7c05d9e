import i18next from "i18next";
import { expect, test, vi } from "vitest";
import type { Language } from "../words/words.ts";
import type { SayDetail } from "./fact-details.ts";
import type { SayKind } from "./fact-kinds.ts";
import type { FactTongue, Typed } from "./fact-words.ts";

// The words ask the browser at once which language was chosen.
vi.stubGlobal("localStorage", { getItem: () => "en" });
await import("./fact-kinds.ts");
const { dayOf, factWords, whenWords } = await import("./fact-words.ts");

const tongue = (language: Language): FactTongue => ({
  names: { analytes: new Map(), units: new Map() },
  kinds: i18next.getFixedT(language, "facts") as SayKind,
  detail: i18next.getFixedT(language, "fact-details") as SayDetail,
  codes: new Map(
    language === "es"
      ? [
          ["normal", "normal"],
          ["skin", "Piel"],
          ["yes", "sí"],
        ]
      : [],
  ),
  language,
});

const vitals = { kind: "vitals-measured", measuredAt: "2026-11-20T09:30:00Z" };
const mri = { kind: "mri-read", scannedOn: "2026-11-20", region: "brain" };

test.each<[Typed, string, string]>([
  [
    { ...vitals, systolic: 128, diastolic: 82, pulse: 72, temperatureC: 36.8, spo2: 97, phase: "before" },
    "Vital signs: 128/82 mmHg, 72/min, 36.8 °C, SpO₂ 97 % (before the infusion)",
    "Constantes: 128/82 mmHg, 72/min, 36,8 °C, SpO₂ 97 % (antes de la infusión)",
  ],
  [{ ...vitals, systolic: 128 }, "Vital signs: systolic 128 mmHg", "Constantes: sistólica 128 mmHg"],
  [{ ...vitals, pulse: 0 }, "Vital signs: 0/min", "Constantes: 0/min"],
  [vitals, "Vital signs", "Constantes"],
  [
    { ...mri, newOrEnlargingT2: 2, gdEnhancing: 0 },
    "MRI: brain (2 new or enlarging T2, 0 Gd-enhancing)",
    "RM: brain (2 T2 nuevas o mayores, 0 con realce de gadolinio)",
  ],
  [{ ...mri, pmlSuspected: true, dwiLesion: false }, "MRI: brain (PML suspected)", "RM: brain (sospecha de LMP)"],
  [mri, "MRI: brain", "RM: brain"],
  [
    { kind: "pregnancy-recorded", confirmedOn: "2026-11-20", gestationDays: 60, dueOn: "2027-06-18" },
    "Pregnancy (60 days of gestation, due 18 Jun 2027)",
    "Embarazo (60 días de gestación, prevista 18 jun 2027)",
  ],
  [
    {
      kind: "symptom-reported",
      reportedOn: "2026-11-20",
      symptom: "fever",
      present: "yes",
      severity: 2,
      startedOn: "2026-11",
    },
    "Symptom: fever (yes, severity: 2, since 2026-11)",
    "Síntoma: fever (sí, gravedad: 2, desde 2026-11)",
  ],
  [
    {
      kind: "medicine-recorded",
      startedOn: "2026-11-20",
      medicine: "aciclovir",
      doseValue: 200,
      doseUnit: "mg",
      perDay: 2,
      status: "held",
    },
    "Medicine: aciclovir 200 mg (held, 2 a day)",
    "Medicamento: aciclovir 200 mg (en pausa, 2 al día)",
  ],
  [
    { kind: "test-scored", scoredOn: "2026-11-20", test: "t25fw", value: 5.5, unit: "s" },
    "Test: t25fw 5.5 s",
    "Prueba: t25fw 5,5 s",
  ],
  [{ kind: "edss-scored", scoredOn: "2026-11-20", score: 3.5 }, "EDSS: 3.5", "EDSS: 3,5"],
  [
    { kind: "infusion-given", infusedOn: "2026-11-20", drug: "alemtuzumab", doseMg: 12, lot: "A1" },
    "Infusion: alemtuzumab 12 mg (lot A1)",
    "Infusión: alemtuzumab 12 mg (lote A1)",
  ],
  [
    { kind: "reaction-observed", observedAt: "2026-11-20T09:30:00Z", symptom: "rash", grade: 2 },
    "Reaction: rash (grade 2)",
    "Reacción: rash (grado 2)",
  ],
  [
    { kind: "exam-done", doneOn: "2026-11-20", exam: "skin", outcome: "normal" },
    "Examination: skin (normal)",
    "Exploración: Piel (normal)",
  ],
  [
    {
      kind: "result-reported",
      collectedOn: "2026-11-20",
      analyte: "tsh",
      value: 2.5,
      unit: "m[IU]/L",
      status: "preliminary",
    },
    "tsh: 2.5 mIU/L (preliminary)",
    "tsh: 2,5 mIU/L (preliminar)",
  ],
])("%j is %s", (fact, en, es) => {
  expect(factWords(fact, tongue("en"))).toBe(en);
  expect(factWords(fact, tongue("es"))).toBe(es);
});

test.each<[Typed, string | undefined, string | undefined]>([
  [vitals, "2026-11-20", "20 Nov 2026, 10:30"],
  [{ ...vitals, measuredAt: "2026-11-20T23:30:00Z" }, "2026-11-20", "21 Nov 2026, 00:30"],
  [mri, "2026-11-20", "20 Nov 2026"],
  [{ ...mri, scannedOn: "2026-11" }, "2026-11", "2026-11"],
  [{ kind: "symptom-reported", startedOn: "2026-11-01", reportedOn: "2026-11-20" }, "2026-11-20", "20 Nov 2026"],
  [{ kind: "disease-recorded", onsetOn: "2012", asOf: "2026-11-20" }, "2026-11-20", "20 Nov 2026"],
  [{ kind: "condition-recorded" }, undefined, undefined],
])("%j was on %s", (fact, day, when) => {
  expect(dayOf(fact)).toBe(day);
  expect(whenWords(fact, "Europe/Madrid", "en")).toBe(when);
});
