/** Why a loud rule is loud here, and what a clinician might weigh. On synthetic data; nothing is changed by it. */
export const notes: Readonly<Record<string, string>> = {
  "REN-7":
    "speaks from 3 red cells per field, which the laboratory's range still holds (`refHigh` 3), and at a single strip; there is hardly a course of kidney disease that it opens alone. Count from the first value beyond the laboratory's own limit, or open on the second sample",
  "REN-7b":
    "25 cells or more in one sample; here single background spells of the generator without a cause (1.5 % of samples), and menstruation that nobody marked. A repeat within 48 hours before 24H rings",
  "REN-5":
    "its range part: people within a tenth of the limit, seen monthly. None of its openings was the beginning of a kidney disease here. Leave the trend; ask the range for a second value",
  "REN-4": "20 % is inside twice the usual scatter of creatinine; a second value, as its own second part asks for",
  "REN-1b":
    "two thirds of all IMMEDIATE false alarms by results: a few red cells, or one strip, in the two weeks of a cold. The kidney half could be REN-7c's (beyond the laboratory's limit, or twice) without touching coughed blood",
  "REN-7g": "asks for a clean sample rather than names a disease; better work for the nurse than a signal",
  "REN-8": "one plus of protein once; here nearly all by nature or fever",
  "LIV-5":
    "ALT just above the limit in people who live there (steatosis, statins), and exercise. Most true ones begin below 1.25 times the limit, so a wider limit costs lead: better a personal baseline for those known to be above",
  "LIV-6":
    "bilirubin alone: Gilbert's syndrome. Once accepted it stays quiet for a year; a conjugated fraction would settle it",
  "ITP-6":
    "people who live at 140 to 150, and scatter. Half are back at the repeat; detection of thrombocytopenia would lose lead in the slow forms",
  "NEU-4": "scatter around the limit of people who live near it",
  "NEU-4b":
    "a fall by half from the *previous* value: that one was high under the steroid of the course. Values of steroid days should not count as previous for neutrophils",
  "AIHA-3":
    "people just below the limit whose baseline was a good day, and pregnancy, where the usual limits do not hold",
  "AIHA-4":
    "Gilbert's syndrome with a haemoglobin 10 g/L under the baseline: scatter of two independent values. A rise of bilirubin from its own baseline instead of the range",
  "AIHA-2": "scatter of haemoglobin against one previous value, and pregnancy",
  "VAS-5":
    "old deficits that come and go, and relapses; rarely wrong to ring, so a fast question (new? sudden? minutes?) before any change",
  "VAS-4c":
    "systolic pressure 20 % above the start, twice: what an infusion with steroids does; the rule is a reading, not a disease",
  "SYM-Q20": "heartburn; a second question (with effort? with breathlessness?)",
  "SYM-Q6": "haemorrhoids; whether it is streaks on the paper (SYM-Q6b, 24H) is not asked apart here",
  "SYM-Q5": "heavy cycles; the last platelet count in range would let it wait for the next set",
  "SYM-Q2": "knocks; a platelet count of the last week in range, and no new drug, would let it wait for the next set",
  "SYM-Q3": "gums and dry noses; as SYM-Q2",
  "INF-6": "heat, and relapses of the disease itself, which no candidate names",
  "THY-9": "hay fever; in season without thyroid disease ROUTINE would do",
};
