/** How soon the clinic must act on a yes: the four classes of safety-signals 0, and `info` for what only explains. */
export const urgencies = ["immediate", "day", "week", "routine", "info"] as const;
export type Urgency = (typeof urgencies)[number];

const catalogue = [
  ["petechiae", "pinpoint red or purple spots", "day"],
  ["unexplained-bruising", "bruises without a cause", "day"],
  ["gum-or-nose-bleeding", "gums, nose or a cut that bleed long", "day"],
  ["painful-limb-swelling", "a muscle or limb swollen and sore", "day"],
  ["heavy-period", "a period heavier or longer, or bleeding between", "day"],
  ["blood-in-stool", "black or bloody stool, or vomited blood", "immediate"],
  ["dark-urine", "red, brown or dark urine outside a period", "day"],
  ["foamy-urine-or-puffiness", "foamy urine, or swollen ankles or face", "day"],
  ["little-urine", "much less urine", "day"],
  ["coughed-blood", "coughed up blood", "immediate"],
  ["breathlessness-or-cough", "short of breath, or a dry cough for a week", "week"],
  ["jaundice", "yellow skin or eyes", "day"],
  ["right-belly-pain-or-nausea", "pain under the right ribs, or sick for days", "day"],
  ["racing-heart-or-weight-loss", "racing heart, shaky, hot, thinner", "week"],
  ["tired-cold-or-weight-gain", "more tired, cold, constipated, heavier", "week"],
  ["eye-irritation-or-double-vision", "eyes gritty, bulging or double", "week"],
  ["fever-or-night-sweats", "temperature, shivers or drenching sweats", "day"],
  ["headache-with-stiff-neck", "bad headache with a stiff neck, or confusion", "immediate"],
  ["stroke-signs", "sudden weakness, speech, sight or neck pain", "immediate"],
  ["chest-pain-or-sudden-breathlessness", "chest pain or sudden breathlessness", "immediate"],
  ["blisters-or-band-rash", "painful blisters, or a rash in a band", "day"],
  ["thrush", "white patches in the mouth, or itch below", "week"],
  ["diarrhoea", "diarrhoea for days, or with blood", "week"],
  ["slow-weakness-or-mind-change", "weaker, clumsier or changed over days", "day"],
  ["fit-or-blackout", "a fit or blackout", "immediate"],
  ["lump-or-hoarseness", "a lump, hoarseness or trouble swallowing", "week"],
  ["mole-or-sore", "a mole that is new or changed, or a sore", "week"],
  ["thirst-and-much-urine", "thirst and much urine", "day"],
  ["rash-with-fever-or-joints", "rash with fever or swollen joints", "day"],
  ["pale-patches-or-hair-loss", "white skin patches or bald patches", "routine"],
  ["pregnancy", "pregnant, perhaps pregnant, or planning it", "day"],
  ["new-medicine", "a new medicine, vitamin, steroid or vaccine", "routine"],
  ["bleeding-at-urine-sample", "a period on or about the day of the urine sample", "info"],
  ["missed-test", "missed a test, or heard nothing of one", "week"],
  ["thoughts-of-self-harm", "thoughts of self-harm", "immediate"],
] as const;

export type SymptomKey = (typeof catalogue)[number][0];
export type Question = {
  /** `Q1` to `Q35` (safety-signals 5; Q35: resolutions 2). */
  readonly item: string;
  readonly symptom: SymptomKey;
  readonly label: string;
  readonly urgency: Urgency;
};

/** The monthly self-check in its order. Labels are our own words, for people who read the data. */
export const questions: readonly Question[] = catalogue.map(([symptom, label, urgency], i) => ({
  item: `Q${i + 1}`,
  symptom,
  label,
  urgency,
}));

export const symptomKeys = catalogue.map(([symptom]) => symptom) as [SymptomKey, ...SymptomKey[]];

const bySymptom = new Map(questions.map((question) => [question.symptom, question]));
export const questionOf = (symptom: SymptomKey): Question => bySymptom.get(symptom)!;
