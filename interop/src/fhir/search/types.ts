import type { Parameter, ParameterType } from "./parameter.ts";

/** A type of resource that is served. */
export type ServedType = {
  readonly type: string;
  /** What it is made of: facts of one patient, one by one or grouped; what the program works out; who recorded what; the person; the audit. */
  readonly from: "facts" | "grouped" | "derived" | "provenance" | "person" | "audit";
  /** Whether one can be sent. */
  readonly isTaken: boolean;
  readonly parameters: readonly Parameter[];
  /** What a reader should know of it. */
  readonly says: string;
};

const one = (name: string, type: ParameterType, paths: string, targets?: string): Parameter => ({
  name,
  type,
  paths: paths.split(" "),
  ...(targets === undefined ? {} : { targets: targets.split(" ") }),
});

/** What every resource can be asked for by. */
const common = [one("_id", "token", "id"), one("_lastUpdated", "date", "meta.lastUpdated")];

/** A resource of a patient under `subject`, which is searched as `patient` too. */
const subject = [one("patient", "reference", "subject", "Patient"), one("subject", "reference", "subject", "Patient")];
const patient = [one("patient", "reference", "patient", "Patient")];
const identifier = one("identifier", "token", "identifier");
const status = one("status", "token", "status");
const code = one("code", "token", "code");
const category = one("category", "token", "category");

const drug = one("code", "token", "medicationCodeableConcept contained.code");
const evidence = "Observation AdverseEvent Condition QuestionnaireResponse MedicationAdministration";
const recorded =
  "AdverseEvent AllergyIntolerance Communication Condition Immunization MedicationAdministration MedicationRequest MedicationStatement Observation Patient Procedure QuestionnaireResponse";

/** Every type that is served, with all that it can be searched by. The server's own description of itself is made of this. */
export const servedTypes: readonly ServedType[] = [
  {
    type: "Patient",
    from: "person",
    isTaken: true,
    parameters: [
      ...common,
      identifier,
      one("name", "string", "name"),
      one("family", "string", "name.family"),
      one("given", "string", "name.given"),
      one("birthdate", "date", "birthDate"),
      one("gender", "token", "gender"),
      one("active", "token", "active"),
    ],
    says: "Who may not know the person sees neither names nor numbers, and of the birth date the year.",
  },
  {
    type: "Observation",
    from: "facts",
    isTaken: true,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      category,
      code,
      one("date", "date", "effectiveDateTime effectivePeriod"),
      one("value-quantity", "quantity", "valueQuantity"),
      one("value-concept", "token", "valueCodeableConcept"),
      one("combo-code", "token", "code component.code"),
    ],
    says: "Results, vital signs, examinations, scores, scans and symptoms. A correction is a version of what it corrects.",
  },
  {
    type: "DiagnosticReport",
    from: "grouped",
    isTaken: false,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      category,
      code,
      one("date", "date", "effectiveDateTime effectivePeriod"),
      one("issued", "date", "issued"),
      one("result", "reference", "result", "Observation"),
    ],
    says: "Results of one laboratory that were collected at one moment. It is made of them: send Observations.",
  },
  {
    type: "MedicationAdministration",
    from: "facts",
    isTaken: true,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      drug,
      one("effective-time", "date", "effectiveDateTime effectivePeriod"),
    ],
    says: "Infusions of alemtuzumab, as given.",
  },
  {
    type: "MedicationStatement",
    from: "facts",
    isTaken: true,
    parameters: [...common, ...subject, identifier, status, drug, one("effective", "date", "effectivePeriod")],
    says: "Other medicines, and earlier treatments of the disease.",
  },
  {
    type: "MedicationRequest",
    from: "facts",
    isTaken: true,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      one("intent", "token", "intent"),
      drug,
      one("authoredon", "date", "authoredOn"),
    ],
    says: "Medicines that were prescribed and have no known end.",
  },
  {
    type: "Immunization",
    from: "facts",
    isTaken: true,
    parameters: [
      ...common,
      ...patient,
      identifier,
      status,
      one("vaccine-code", "token", "vaccineCode"),
      one("date", "date", "occurrenceDateTime"),
    ],
    says: "Vaccinations.",
  },
  {
    type: "Condition",
    from: "facts",
    isTaken: true,
    parameters: [
      ...common,
      ...subject,
      identifier,
      code,
      category,
      one("clinical-status", "token", "clinicalStatus"),
      one("verification-status", "token", "verificationStatus"),
      one("onset-date", "date", "onsetDateTime"),
      one("abatement-date", "date", "abatementDateTime"),
      one("recorded-date", "date", "recordedDate"),
    ],
    says: "Diagnoses, relapses and pregnancies.",
  },
  {
    type: "AllergyIntolerance",
    from: "facts",
    isTaken: false,
    parameters: [
      ...common,
      ...patient,
      identifier,
      code,
      one("verification-status", "token", "verificationStatus"),
      one("date", "date", "recordedDate"),
    ],
    says: "What was answered about a substance.",
  },
  {
    type: "AdverseEvent",
    from: "facts",
    isTaken: false,
    parameters: [
      ...common,
      one("subject", "reference", "subject", "Patient"),
      one("event", "token", "event"),
      one("severity", "token", "severity"),
      one("actuality", "token", "actuality"),
      one("date", "date", "date"),
    ],
    says: "Reactions to infusions.",
  },
  {
    type: "QuestionnaireResponse",
    from: "facts",
    isTaken: false,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      one("questionnaire", "uri", "questionnaire"),
      one("authored", "date", "authored"),
    ],
    says: "Self-checks and histories.",
  },
  {
    type: "Procedure",
    from: "facts",
    isTaken: false,
    parameters: [...common, ...subject, identifier, status, code, one("date", "date", "performedDateTime")],
    says: "Steps of a protocol that are neither results nor examinations.",
  },
  {
    type: "Communication",
    from: "facts",
    isTaken: false,
    parameters: [...common, ...subject, identifier, status, one("sent", "date", "sent")],
    says: "Contacts with the patient.",
  },
  {
    type: "CarePlan",
    from: "derived",
    isTaken: false,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      category,
      one("intent", "token", "intent"),
      one("date", "date", "period"),
      one("instantiates-canonical", "uri", "instantiatesCanonical"),
      one("activity-reference", "reference", "activity.reference", "ServiceRequest Task"),
    ],
    says: "The patient's schedule as of today: the rules it goes by, and what waits.",
  },
  {
    type: "EpisodeOfCare",
    from: "derived",
    isTaken: false,
    parameters: [...common, ...patient, identifier, status, one("date", "date", "period")],
    says: "From the first infusion to the end of the watch.",
  },
  {
    type: "ServiceRequest",
    from: "derived",
    isTaken: false,
    parameters: [
      ...common,
      ...subject,
      identifier,
      status,
      category,
      code,
      one("intent", "token", "intent"),
      one("priority", "token", "priority"),
      one("occurrence", "date", "occurrencePeriod"),
      one("authored", "date", "authoredOn"),
      one("instantiates-canonical", "uri", "instantiatesCanonical"),
    ],
    says: "Tests to be done, done and missed, and of each rule the next that is to come.",
  },
  {
    type: "Task",
    from: "derived",
    isTaken: false,
    parameters: [
      ...common,
      one("patient", "reference", "for", "Patient"),
      one("subject", "reference", "for", "Patient"),
      identifier,
      status,
      code,
      one("business-status", "token", "businessStatus"),
      one("priority", "token", "priority"),
      one("performer", "token", "performerType"),
      one("intent", "token", "intent"),
      one("authored-on", "date", "authoredOn"),
      one("modified", "date", "lastModified"),
      one("period", "date", "restriction.period"),
      one("owner", "reference", "owner", "Practitioner"),
      one("focus", "reference", "focus", `ServiceRequest DetectedIssue ${evidence}`),
      one("based-on", "reference", "basedOn", "ServiceRequest"),
    ],
    says: "What a named role must do now. What was done is no task any more.",
  },
  {
    type: "DetectedIssue",
    from: "derived",
    isTaken: false,
    parameters: [
      ...common,
      ...patient,
      identifier,
      code,
      one("status", "token", "status"),
      one("severity", "token", "severity"),
      one("identified", "date", "identifiedDateTime"),
      one("implicated", "reference", "implicated", evidence),
    ],
    says: "Warnings, open and closed. One whose basis was withdrawn is entered in error and stays.",
  },
  {
    type: "Flag",
    from: "derived",
    isTaken: false,
    parameters: [...common, ...subject, identifier, status, category, code, one("date", "date", "period")],
    says: "Warnings that are urgent or hold something up, and the end of the watch.",
  },
  {
    type: "Provenance",
    from: "provenance",
    isTaken: false,
    parameters: [
      ...common,
      one("patient", "reference", "patient", "Patient"),
      one("target", "reference", "target", recorded),
      one("recorded", "date", "recorded"),
      one("agent", "token", "agent.who.identifier"),
    ],
    says: "Who recorded each version of what was recorded, and the message it came in.",
  },
  {
    type: "AuditEvent",
    from: "audit",
    isTaken: false,
    parameters: [
      one("_id", "token", "id"),
      one("patient", "reference", "entity.what", "Patient"),
      one("date", "date", "recorded"),
      one("agent", "token", "agent.who.identifier"),
    ],
    says: "Who saw and did what. It needs a permission of its own.",
  },
];

const byType: ReadonlyMap<string, ServedType> = new Map(servedTypes.map((served) => [served.type, served]));

/** Whether each state of it is kept, and can be read again. */
export const isVersioned = ({ from }: ServedType): boolean => from === "facts" || from === "person";

export const servedType = (type: string): ServedType | undefined => byType.get(type);
