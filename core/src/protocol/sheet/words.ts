import type { Language } from "../../text/message.ts";

/**
 * Every phrase of a sheet that is not the protocol's own, by message id and with typed parameters. English is
 * complete; another catalogue may lack phrases, and the sheet then says so.
 */
const english = {
  "sheet.protocol": "Protocol",
  "sheet.jurisdiction": "Jurisdiction",
  "sheet.layer": "Layer",
  "sheet.in-force": "In force",
  "sheet.status": "Status",
  "sheet.fingerprint": "Fingerprint",
  "sheet.signatures": "Signatures",
  "sheet.not-signed": "**Not signed: not for clinical use.**",
  "sheet.role": "Role",
  "sheet.initials": "Initials",
  "sheet.day": "Day",
  "sheet.notes": "Notes",
  "sheet.parameters": "Numbers that rules lean on",
  "sheet.parameter": "Number",
  "sheet.value": "Value",
  "sheet.meaning": "Meaning",
  "sheet.confidence": "Confidence",
  "sheet.sources": "Sources",
  "sheet.bibliography": "Bibliography",
  "sheet.no-rules": "This version states no rules.",
  "sheet.untranslated": "",
  "rule.when": "When",
  "rule.concerns": "Concerns",
  "rule.counts": "Counts as done",
  "rule.for": "For",
  "rule.requirement": "Requirement",
  "rule.carried": "Carried from",
  "rule.rationale": "Why",
  "phase.work-up": "Work-up before a course",
  "phase.premedication": "Premedication",
  "phase.prophylaxis": "Prophylaxis",
  "phase.infusion-day": "Infusion days",
  "phase.monitoring": "Monitoring",
  "phase.end-of-watch": "End of the watch",
  "phase.standing": "Always",
  "status.draft": "draft",
  "status.approved": "approved",
  "status.retired": "retired",
  "layer.label": "label",
  "layer.restricted-programme": "restricted programme",
  "layer.reimbursement": "reimbursement",
  "layer.guideline": "guideline",
  "layer.local-policy": "local policy",
  "requirement.required": "required",
  "requirement.recommended": "recommended",
  "requirement.consider": "to be considered; never scheduled",
  "confidence.V1": "V1: read in the primary text",
  "confidence.V2": "V2: read in a secondary text",
  "confidence.K1": "K1: general knowledge, not yet read in a text",
  "confidence.K2": "K2: local policy, to be signed off",
  "applies.everyone": "everyone",
  "applies.has-cervix": "people with a cervix, or of whom it is not known",
  "applies.childbearing-potential": "people who can become pregnant, or of whom it is not known",
  "jurisdiction.EU": "European Union",
  "jurisdiction.US": "United States",
  "jurisdiction.GB": "United Kingdom",
  "jurisdiction.CH": "Switzerland",
  "jurisdiction.CA": "Canada",
  "jurisdiction.AU": "Australia",
  "jurisdiction.any": "any",
  "check.title": "Self-check",
  "check.how-to-read":
    "Questions as patients read them, and in code the key under which an answer is recorded. How urgent an answer is stands in no question: the signal rules decide it by the time since the infusion (docs/reference/self-check.md).",
  "check.emergency": "Shown at once where a rule calls an answer IMMEDIATE",
  "check.crisis": "Shown at once after a yes to the question about self-harm",
  "check.crisis-first": "The crisis text comes first.",
  "check.clinician": "Not asked: written by a clinician",
  "check.if-yes": "If yes:",
  "check.after-yes": "After yes:",
  "check.after-no": "After no:",
  "check.also-ask": "Also asked, in words that stand elsewhere:",
  "check.replaces": "(recorded instead of the answer above)",
  "check.no-signal": "Raises no signal. For the nurse:",
} as const;

export type MessageId = keyof typeof english;

const spanish: Partial<Record<MessageId, string>> = {
  "sheet.untranslated":
    "> Traducción incompleta: lo que aparece en inglés todavía no está traducido. Las frases marcadas con [en] no tienen versión en español.",
  "check.title": "Cuestionario mensual",
  "check.how-to-read":
    "Las preguntas tal como las lee el paciente y, en código, la clave con la que se anota la respuesta. Ninguna pregunta dice cuán urgente es la respuesta: lo deciden las reglas según el tiempo desde la infusión (docs/reference/self-check.md).",
  "check.emergency": "Se muestra de inmediato cuando una regla llama IMMEDIATE a una respuesta",
  "check.crisis": "Se muestra de inmediato tras un sí a la pregunta sobre hacerse daño",
  "check.crisis-first": "Primero se muestra el texto de crisis.",
  "check.clinician": "No se pregunta: lo anota un profesional",
  "check.if-yes": "Si responde sí:",
  "check.after-yes": "Tras un sí:",
  "check.after-no": "Tras un no:",
  "check.also-ask": "También se pregunta, con las palabras que están en otro lugar:",
  "check.replaces": "(se anota en lugar de la respuesta anterior)",
  "check.no-signal": "No genera ninguna señal. Para enfermería:",
};

const catalogues: Readonly<Record<Language, Partial<Record<MessageId, string>>>> = { en: english, es: spanish };

/** A phrase in a language, in English where the catalogue lacks it. */
export const phrase = (id: MessageId, language: Language): string => catalogues[language][id] ?? english[id];
