type Nothing = Readonly<Record<string, never>>;
type Meant = { readonly written: string; readonly meant: string | undefined };
type Lack = { readonly kind: string; readonly of: string };

/** What a warning may lack to be judged. */
export const lackingEn: Readonly<Record<string, string>> = {
  baseline: "a baseline",
  previous: "a value before",
  range: "the laboratory's range",
  number: "the exact number",
  "valid-sample": "a sample that can be used",
  result: "a result",
  symptom: "a symptom (yes or no)",
  vital: "a vital sign",
  finding: "a finding",
  exam: "an examination",
  mri: "an MRI",
  condition: "a condition (yes or no)",
  medicine: "a medicine (yes or no)",
  pregnancy: "a pregnancy (yes or no)",
  intention: "the wish for a pregnancy (yes or no)",
  sex: "the sex",
  recorded: "what is on file",
  start: "the beginning",
};

/** What would settle a question that the facts leave open; each stands after "missing". */
export const enMissing = {
  "missing.protocol": (_: Nothing) => "a protocol for this jurisdiction",
  "missing.first-version": (_: Nothing) => "a protocol version in force on the first infusion",
  "missing.interval": (_: Nothing) => "how often: the source names no interval and no policy fills it",
  "missing.cervix": (_: Nothing) => "whether this person has a cervix",
  "missing.childbearing": (_: Nothing) => "whether this person can become pregnant",
  "missing.dose": ({ doseMg, usualMg }: { readonly doseMg: number; readonly usualMg: number }) =>
    `whether ${doseMg} mg were given; one dose is ${usualMg} mg`,
  "missing.two-on-one-day": (_: Nothing) => "whether two infusions were given on one day",
  "missing.product": (_: Nothing) => "whether this product is Lemtrada",
  "missing.infused": (_: Nothing) => "whether anything was infused",
  "missing.infusion-day": ({ on }: { readonly on: string }) =>
    `the exact day (${on}); the latest compatible day is counted`,
  "missing.before-end": (_: Nothing) => "a review on or after the last day of the watch",
  "missing.not-accepted": (_: Nothing) => "who accepted the hand-over",
  "missing.before-last-infusion": (_: Nothing) => "an ending after the last infusion",
  "missing.result-day": (_: Nothing) => "the exact day: it could belong to more than one period",
  "missing.fact": (_: { readonly id: string }) => "the entry that it names",
  "missing.obligation": (_: { readonly key: string }) => "the test that it names: nothing is due under that key",
  "missing.for-signal": ({ lacks }: { readonly lacks: readonly Lack[] }) =>
    lacks.map(({ kind, of }) => `${lackingEn[kind] ?? kind}${of === "" ? "" : ` (${of})`}`).join("; "),
  "missing.symptom-meant": ({ written, meant }: Meant) =>
    `what was meant: symptom key unknown: "${written}"${meant === undefined ? "" : `; perhaps "${meant}"`}`,
} as const;
