import { english, type Wording } from "../../text/wording.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { Evidence } from "../rule.ts";
import { listed } from "./timing.ts";
import { keyIn, listedEs } from "./words.es.ts";

/** What fulfils a rule, in words. */
export function evidenceInWords(evidence: Evidence, wording: Wording = english): string {
  if (wording.language === "es") return evidenceInSpanish(evidence, wording);
  if ("results" in evidence) {
    const needed = evidence.results.map((one) =>
      typeof one === "string" ? analyteName(one) : listed(one.map(analyteName), "or"),
    );
    return needed.length === 1 ? `a result of ${needed[0]}` : `results of all of: ${needed.join("; ")}`;
  }
  if ("exam" in evidence) return `the examination "${evidence.exam}"`;
  if ("mri" in evidence) return `an MRI of the ${evidence.mri}`;
  if ("vitals" in evidence) return `vital signs measured ${evidence.vitals} the infusion`;
  if ("step" in evidence) return `the step "${evidence.step}"`;
  if ("medicineClass" in evidence) return `a medicine of the class "${evidence.medicineClass}" recorded as taken`;
  if ("review" in evidence) return `a review of the ${evidence.review}`;
  if ("tests" in evidence) return `each of: ${evidence.tests.map(analyteName).join("; ")}`;
  return "a contact with the patient";
}

const analyteName = (key: string): string => findAnalyte(key)?.name ?? key;

const around = { before: "antes de", during: "durante", after: "después de" } as const;

const reviews = { history: "de los antecedentes", medicines: "de los medicamentos" } as const;

function evidenceInSpanish(evidence: Evidence, wording: Wording): string {
  const named = (key: string): string => keyIn(key, wording);
  if ("results" in evidence) {
    const needed = evidence.results.map((one) =>
      typeof one === "string" ? named(one) : listedEs(one.map(named), "o"),
    );
    return needed.length === 1 ? `un resultado de ${needed[0]}` : `resultados de todo esto: ${needed.join("; ")}`;
  }
  if ("exam" in evidence) return `la exploración «${named(evidence.exam)}»`;
  if ("mri" in evidence) return `una RM: ${named(evidence.mri)}`;
  if ("vitals" in evidence) return `constantes vitales medidas ${around[evidence.vitals]} la infusión`;
  if ("step" in evidence) return `el paso «${named(evidence.step)}»`;
  if ("medicineClass" in evidence)
    return `un medicamento de la clase «${named(evidence.medicineClass)}» registrado como tomado`;
  if ("review" in evidence) return `una revisión: ${reviews[evidence.review]}`;
  if ("tests" in evidence) return `cada uno de: ${evidence.tests.map(named).join("; ")}`;
  return "un contacto con el paciente";
}
