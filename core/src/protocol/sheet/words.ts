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
} as const;

export type MessageId = keyof typeof english;

const spanish: Partial<Record<MessageId, string>> = {
  "sheet.untranslated":
    "> Traducción incompleta: lo que aparece en inglés todavía no está traducido. Las frases marcadas con [en] no tienen versión en español.",
};

const catalogues: Readonly<Record<Language, Partial<Record<MessageId, string>>>> = { en: english, es: spanish };

/** A phrase in a language, in English where the catalogue lacks it. */
export const phrase = (id: MessageId, language: Language): string => catalogues[language][id] ?? english[id];
