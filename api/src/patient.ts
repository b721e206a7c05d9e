import {
  assessmentJson,
  candidacyJson,
  infusionDayJson,
  readinessJson,
  retreatmentJson,
  weighingJson,
} from "@longwatch/core";
import * as z from "zod";
import { dayText, id, key, momentText, next, pageQuery, reason } from "./words.ts";
import { urgency } from "./worklist.ts";

/** What the clinic calls a person and how to reach them: the only place for it. */
export const patientDetails = z
  .strictObject({
    givenName: z.string().max(200).optional(),
    familyName: z.string().max(200).optional(),
    telephone: z.string().max(60).optional(),
    email: z.string().max(320).optional(),
    language: z.enum(["en", "es"]).optional(),
    remindBy: z.enum(["email", "none"]).optional(),
  })
  .meta({ id: "PatientDetails" });
export type PatientDetailsJson = z.infer<typeof patientDetails>;

/** A fact as the reference page of the record has it; the core reads it and says all that is wrong with it. */
const fact = z.looseObject({ id: z.string(), kind: z.string() }).meta({
  id: "Fact",
  description: "One fact, as docs/reference/record.md and schema/record.schema.json have it.",
});
export const writtenFacts = z.strictObject({ facts: z.array(z.unknown()).min(1).max(5000) }).meta({
  id: "WrittenFacts",
  description: "Facts to add. `recordedAt` and `by` are the server's.",
});
const header = z
  .looseObject({ id })
  .meta({ id: "PatientHeader", description: "Sex, birth date, jurisdiction, identifiers." });

/** A record, as yet unread; `details` beside it. */
export const admission = z
  .strictObject({ record: z.unknown(), details: patientDetails.optional() })
  .meta({ id: "Admission" });
export const headerChange = z.strictObject({ patient: z.unknown() }).meta({ id: "HeaderChange" });

export const patientList = z
  .object({
    patients: z.array(
      z.object({
        patient: id,
        called: z.string().nullable(),
        followUp: z.string().nullable(),
        startedOn: dayText.nullable(),
        endsOn: dayText.nullable(),
        courses: z.int(),
        lastInfusionOn: dayText.nullable(),
        open: z.int().meta({ description: "Lines on the worklist." }),
        urgency: urgency.nullable().meta({ description: "Of the most urgent line; null: there is none." }),
      }),
    ),
    next,
  })
  .meta({ id: "PatientList" });
export type PatientListJson = z.infer<typeof patientList>;
export const patientListQuery = pageQuery;

export const identifierLookup = z
  .strictObject({ system: z.string().min(1).max(200), value: z.string().min(1).max(200) })
  .meta({ id: "IdentifierLookup" });
export const patientSearch = z
  .strictObject({ text: z.string().trim().min(1).max(100) })
  .meta({ id: "PatientSearch", description: "The beginning of any part of a name, or of a number." });
export const patientsFound = z
  .object({
    patients: z.array(z.object({ patient: id, called: z.string().nullable() })),
    isCut: z.boolean().meta({ description: "There are more: say more of the name." }),
  })
  .meta({ id: "PatientsFound", description: "The first twenty in order of their names." });
export const foundPatient = z.object({ patient: id.nullable() }).meta({ id: "FoundPatient" });

/** What became of facts. */
export const recorded = z
  .object({ version: z.int(), ids: z.array(z.string()), added: z.int() })
  .meta({ id: "Recorded", description: "The record's version, ids in the order given, and how many facts were new." });
export const versionOnly = z.object({ version: z.int() }).meta({ id: "Version" });
export const admitted = z.object({ patient: id, version: z.int(), added: z.int() }).meta({ id: "Admitted" });

const answer = assessmentJson.shape;
const pageObligation = z.looseObject({ key: z.string(), name: z.string(), status: z.string(), dueOn: dayText });
const pageSignal = z.looseObject({ key: z.string(), name: z.string(), urgency: z.string(), state: z.string() });

export const patientPage = z
  .object({
    version: z.int(),
    patient: header,
    details: patientDetails.nullable().meta({ description: "Null: unknown, or not for you." }),
    page: z.object({
      asOf: dayText,
      courses: answer.courses,
      followUp: answer.followUp,
      coverage: answer.coverage,
      holds: answer.holds,
      tasks: answer.tasks,
      cannotTell: answer.cannotTell,
      nextChangeOn: answer.nextChangeOn,
      protocols: answer.protocols,
      signals: z.array(pageSignal),
      due: z.array(pageObligation).meta({ description: "Open, due or overdue." }),
      next: z.array(pageObligation).meta({ description: "Of each rule the next that is to come." }),
      names: z
        .record(z.string(), z.string())
        .meta({ description: "What each part that is lacking is called, by its key." }),
    }),
    holders: z.record(z.string(), z.object({ owner: z.string(), present: z.string().nullable() })).meta({
      description:
        "Of each task that somebody took, by its key: who, and who answers for it, as on the worklist; null: nobody.",
    }),
    people: z.record(z.string(), z.string()).meta({ description: "What the people are called whom tasks name." }),
  })
  .meta({ id: "PatientPage" });
export type PatientPageJson = z.infer<typeof patientPage>;

export const patientQuery = z.strictObject({
  knownAt: momentText.optional().meta({ description: "The page of that moment, by what was known then; absent: now." }),
});

export const assessmentQuery = z.strictObject({
  asOf: dayText.optional().meta({ description: "The day; absent: today at the clinic." }),
  knownAt: momentText.optional().meta({ description: "By what was known at this moment, itself included." }),
});

export const factsQuery = z.strictObject({ ...pageQuery.shape, knownAt: momentText.optional() });
export const factList = z
  .object({
    facts: z.array(fact),
    authors: z.record(z.string(), z.string()).meta({ description: "What the people are called whom `by` names." }),
    displaced: z.record(z.string(), z.string()).meta({
      description: "Of each of these facts that no longer stands, the fact that replaced it or took it back.",
    }),
    next,
  })
  .meta({ id: "FactList", description: "Newest clinical day first." });
export type FactListJson = z.infer<typeof factList>;

/** When something was learned of a patient. */
export const momentList = z
  .object({
    moments: z.array(
      z.object({
        at: momentText,
        facts: z.int(),
        corrections: z.int(),
        documents: z.int().meta({ description: "Documents that came, or were found to be somebody else's." }),
      }),
    ),
  })
  .meta({
    id: "MomentList",
    description: "Each moment at which facts were recorded or documents were filed, the oldest first.",
  });
export type MomentListJson = z.infer<typeof momentList>;
export const scheduleQuery = z.strictObject({ from: dayText.optional(), through: dayText.optional() });
export const schedule = z
  .object({ asOf: dayText, items: z.array(z.looseObject({ key: z.string(), dueOn: dayText, status: z.string() })) })
  .meta({ id: "Schedule" });
export const explainQuery = z.strictObject({ key, ...assessmentQuery.shape });
const cited = z.looseObject({ id: z.string(), title: z.string() }).meta({
  id: "Reference",
  description: "Where a rule can be read in the original.",
});
export const explanation = z
  .looseObject({ key: z.string(), references: z.array(cited) })
  .meta({ id: "Explanation", description: "Rule, source, facts and comparisons of one obligation or warning." });

/** Whether the next course is an option by the rules of the day. */
export const patientDecisions = z
  .object({
    asOf: dayText,
    candidacy: z
      .nullable(candidacyJson)
      .meta({ description: "Null: no protocol in force here says for whom a course is an option." }),
    retreatment: z
      .nullable(retreatmentJson)
      .meta({ description: "Null: before a first course, while one is under way, and after a death." }),
    references: z.array(cited).meta({ description: "Those that the criteria and the clocks cite." }),
    facts: z.array(fact).meta({
      description:
        "Those that it stands on, those that were taken back or corrected and are named, and what was decided by name.",
    }),
    decided: z.array(z.object({ fact: id, of: key, counts: z.boolean() })).meta({
      description: "What was decided by name, newest first. `counts`: no later decision, and no day, has passed it.",
    }),
    authors: z.record(z.string(), z.string()).meta({ description: "Who is who among those who decided." }),
    wholeCourse: z.nullable(key).meta({
      description: "What a decision on the course as a whole is `of`; null: there is nothing to decide about.",
    }),
  })
  .meta({ id: "PatientDecisions" });
export type PatientDecisionsJson = z.infer<typeof patientDecisions>;

/** Whether the infusion of the day may begin, and how the day goes. */
export const patientInfusionDay = z
  .object({
    asOf: dayText,
    planned: z
      .nullable(z.object({ course: z.int(), on: dayText }))
      .meta({ description: "A course that is planned and has not begun." }),
    readiness: z
      .nullable(readinessJson)
      .meta({ description: "Null: no infusion is planned for the day or under way." }),
    day: z
      .nullable(infusionDayJson)
      .meta({ description: "What is given, done and measured; enough to go on without a connection." }),
    references: z.array(cited).meta({ description: "Those that the items cite." }),
    authors: z.record(z.string(), z.string()).meta({ description: "Whoever has overridden something today, by name." }),
  })
  .meta({ id: "PatientInfusionDay" });
export type PatientInfusionDayJson = z.infer<typeof patientInfusionDay>;

/** What treatment may bring and cost, as far as trials tell. */
export const patientWeighing = z
  .object({
    asOf: dayText,
    weighing: weighingJson,
    facts: z.array(fact).meta({ description: "Those by which the person is compared with the people of a trial." }),
  })
  .meta({
    id: "PatientWeighing",
    description: "No score, no order of merit: every number with its trial, comparator, time and source.",
  });
export type PatientWeighingJson = z.infer<typeof patientWeighing>;

/** What a person decides about a warning. */
export const signalAct = z
  .strictObject({
    signal: key,
    action: z.enum(["acknowledged", "confirmed", "explained", "referred", "accepted", "resolved"]),
    reason: reason.optional(),
    until: dayText.optional(),
    acceptedRange: z
      .strictObject({ analyte: z.string(), low: z.number().optional(), high: z.number().optional(), unit: z.string() })
      .optional(),
  })
  .meta({ id: "SignalAct" });

/** Somebody decides by name before a course: on the whole of it, or on a criterion that is left to a specialist. */
export const courseDecision = z
  .strictObject({
    of: key.meta({
      description: "`wholeCourse` of the patient's decisions, or the key of a criterion for a specialist.",
    }),
    outcome: z
      .enum(["for", "against", "wait"])
      .meta({ description: "`wait`: later, of a course as a whole; it holds the course until another word." }),
    rationale: reason,
  })
  .meta({ id: "CourseDecision" });

/** Somebody answers by name for not doing a test. */
export const waiver = z.strictObject({ obligation: key, until: dayText.optional(), reason }).meta({ id: "Waiver" });

export const contact = z
  .strictObject({
    channel: z.enum(["telephone", "e-mail", "letter", "in-person", "video", "family-doctor"]),
    outcome: z.enum(["reached", "not-reached", "message-left", "wrong-number", "declined"]),
    about: key.optional(),
    note: z.string().trim().min(1).max(1000).optional(),
  })
  .meta({ id: "Contact" });
