import * as z from "zod";
import { dayText, id, next, pageQuery, reason } from "./words.ts";

const layer = z.enum(["label", "restricted-programme", "reimbursement", "guideline", "local-policy"]);
const confidence = z.enum(["V1", "V2", "K1", "K2"]).meta({
  description: "V1 read in the primary text, V2 in a secondary one, K1 general knowledge, K2 local policy.",
});
const status = z.enum(["draft", "approved", "retired"]);
const urgency = z.enum(["IMMEDIATE", "24H", "7D", "ROUTINE"]);

/** `protocol@version` */
export const protocolName = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[a-z0-9-]+@.+$/);
export const sheetQuery = z.strictObject({ language: z.enum(["en", "es"]).default("en") });

const signature = z.object({ role: z.string(), initials: z.string(), on: dayText });
const head = {
  name: z.string().meta({ description: "`protocol@version`" }),
  title: z.string(),
  layer,
  jurisdiction: z.string(),
  status,
  effectiveFrom: dayText,
  effectiveThrough: dayText.nullable(),
  digest: z.string(),
  signedBy: z.array(signature).meta({ description: "Empty: nobody has signed it, and it is not for clinical use." }),
};

export const protocolList = z
  .object({
    today: dayText,
    rulesVersion: z.int().meta({ description: "Of the clinic's policy of rules; 0: the shipped rules hold." }),
    protocols: z.array(
      z.object({
        ...head,
        protocol: z.string(),
        version: z.string(),
        precision: z.enum(["day", "month", "year", "unknown"]).meta({ description: "Of the first day." }),
        isOwn: z.boolean().meta({ description: "The clinic's own, and not shipped." }),
        rules: z.int(),
        warnings: z.int(),
        confidences: z
          .partialRecord(confidence, z.int())
          .meta({ description: "Every entry of the sheet that has a grade, by its confidence." }),
        adopted: z
          .object({ from: dayText, by: z.string(), reason: z.string().nullable() })
          .nullable()
          .meta({ description: "Null: it applies from its effective day." }),
        appliesFrom: dayText.nullable().meta({ description: "Null: since ever." }),
        inForceIn: z.array(z.string()).meta({ description: "Jurisdictions in which it is in force today." }),
      }),
    ),
  })
  .meta({ id: "ProtocolList", description: "By jurisdiction, protocol and day." });
export type ProtocolListJson = z.infer<typeof protocolList>;

const line = z.object({ label: z.string(), text: z.string() });
const item = z.object({
  id: z.string(),
  name: z.string(),
  says: z.string(),
  lines: z.array(line),
  layer,
  confidence: confidence.nullable(),
  basis: z.enum(["E", "R", "P"]).nullable(),
  urgency: urgency.nullable(),
  sources: z.array(z.object({ ref: z.string(), title: z.string().nullable(), at: z.string().nullable() })),
});
const reference = z.looseObject({ id: z.string(), title: z.string() });

export const protocolSheetAnswer = z
  .object({
    ...head,
    inForce: z.string(),
    sections: z.array(z.object({ id: z.string(), title: z.string(), items: z.array(item) })),
    notes: z.array(z.string()),
    bibliography: z.array(reference),
  })
  .meta({ id: "ProtocolSheet", description: "Everything that decides: what is not on it has not been approved." });
export type ProtocolSheetJson = z.infer<typeof protocolSheetAnswer>;

const lineChange = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable().meta({ description: "Null: the version says nothing of it." }),
  isOrigin: z.boolean().meta({ description: "It says where a sentence comes from and why; what is done stays." }),
});
export const comparisonQuery = z.strictObject({ ...sheetQuery.shape, with: protocolName });
export const protocolComparison = z
  .object({
    before: z.string(),
    after: z.string(),
    head: z.array(lineChange),
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        alike: z.int(),
        changes: z.array(
          z.object({ change: z.enum(["added", "removed", "changed"]), item, lines: z.array(lineChange) }),
        ),
      }),
    ),
  })
  .meta({ id: "ProtocolComparison" });
export type ProtocolComparisonJson = z.infer<typeof protocolComparison>;

export const effectsQuery = z.strictObject({
  ...pageQuery.shape,
  limit: z.coerce.number().int().min(1).max(50).default(20),
  from: dayText,
});
const candidacyAnswer = z.enum(["no", "cannot-tell", "with-justification", "yes"]).nullable().meta({
  description: "Whether a course is an option; null: nothing in force weighs anything, or the person has died.",
});
const candidacyChange = {
  before: candidacyAnswer,
  after: candidacyAnswer,
} as const;
const cells = z.array(z.object({ key: z.string(), name: z.string(), layer }));
const decided = z
  .object({ before: cells, after: cells })
  .meta({ description: "The criteria that make each answer what it is; none where it is yes." });
const held = z.array(z.enum(["infusion", "next-course", "procedures", "drugs"]));
const asked = z.object({ dates: z.int(), nextOn: dayText.nullable(), late: z.int() });
export const adoptionEffects = z
  .object({
    protocol: z.string(),
    from: dayText,
    asOf: dayText,
    people: z.int().meta({ description: "Of the whole clinic." }),
    looked: z.int().meta({ description: "Of this page." }),
    elsewhere: z.int().meta({ description: "Of this page: they live, and have lived, under other rules." }),
    answers: z.array(z.object({ ...candidacyChange, people: z.int() })).meta({
      description:
        "Of this page: whether a course is an option, today and as if the version applied already; those whose answer stays among them.",
    }),
    affected: z.array(
      z.object({
        patient: id,
        called: z.string().nullable(),
        isWorkChanged: z.boolean().meta({ description: "False: the same on the same days, by another text." }),
        followUpEnds: z.object({ before: dayText.nullable(), after: dayText.nullable() }).nullable(),
        rules: z.array(
          z.object({
            rule: z.string(),
            name: z.string(),
            before: asked,
            after: asked,
            governs: z
              .object({ before: z.string().nullable(), after: z.string().nullable() })
              .meta({ description: "The versions that govern the next date; null: nothing is asked." }),
            appear: z.int(),
            vanish: z.int(),
            move: z.int(),
            otherLimit: z.int().meta({ description: "Due days that stay, and become late on another day." }),
          }),
        ),
        signals: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            before: urgency.nullable(),
            after: urgency.nullable(),
          }),
        ),
        candidacy: z
          .object({
            ...candidacyChange,
            layers: z.array(z.object({ layer, ...candidacyChange, decided })).meta({
              description:
                "The layers whose own answer differs or stands on other criteria; the payer's among them, which is no part of the answer above.",
            }),
            decided,
          })
          .nullable()
          .meta({
            description:
              "The same answer twice: a layer answers otherwise, or other criteria give it. As if the version applied already today.",
          }),
        holds: z
          .object({ appear: held, vanish: held })
          .meta({ description: "What may not go on by one of the two only." }),
        tasks: z.object({ appear: z.array(z.string()), vanish: z.array(z.string()) }),
      }),
    ),
    notAssessed: z.array(id).meta({ description: "Records that could not be assessed: look at them." }),
    next,
  })
  .meta({
    id: "AdoptionEffects",
    description: "What today's answers would be if the version applied from that day. Nothing is kept.",
  });
export type AdoptionEffectsJson = z.infer<typeof adoptionEffects>;

export const newAdoption = z
  .strictObject({ from: dayText, reason })
  .meta({ id: "NewAdoption", description: "A version's dated adoption; of the same version the newest holds." });
export const adoptionEnd = z.strictObject({ reason }).meta({ id: "AdoptionEnd" });
