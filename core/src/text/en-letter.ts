type Nothing = Readonly<Record<string, never>>;
type Course = {
  readonly number: number;
  readonly from: string;
  readonly through: string;
  readonly infusions: number;
};

/** The letter to the family doctor. */
export const enLetter = {
  "letter.title": (_: Nothing) => "Watch after alemtuzumab: summary for the family doctor",
  "letter.title-untreated": (_: Nothing) => "Alemtuzumab: summary for the family doctor",
  "letter.name": (_: Nothing) => "Name",
  "letter.born": (_: Nothing) => "Born",
  "letter.number": (_: Nothing) => "Number",
  "letter.clinic": (_: Nothing) => "Clinic",
  "letter.day": (_: Nothing) => "As of",
  "letter.greeting": (_: Nothing) => "Dear colleague,",
  "letter.intro": ({ isWatched, ends }: { readonly isWatched: boolean; readonly ends: string | null }) =>
    `Your patient has been treated with alemtuzumab (Lemtrada) for multiple sclerosis. For months and years after an infusion the regrown immune system can attack the thyroid, the platelets, the kidneys or the liver. Nearly all of this can be treated when it is found in time.${isWatched ? ` So blood and urine are tested every month${ends === null ? "." : `, until ${ends}.`}` : ""}`,
  "letter.intro-untreated": (_: Nothing) =>
    "Your patient is in our care for multiple sclerosis, and on our list for alemtuzumab (Lemtrada). No infusion of it is on file. What is due below is asked for before or apart from the treatment.",
  "letter.courses": (_: Nothing) => "Treatment so far",
  "letter.course": ({ number, from, through, infusions }: Course) =>
    `Course ${number}: ${infusions} infusion${infusions === 1 ? "" : "s"}, ${from === through ? from : `${from} to ${through}`}.`,
  "letter.no-course": (_: Nothing) => "No infusion is on file.",
  "letter.due": (_: Nothing) => "What is due",
  "letter.due-head": (_: Nothing) => "Test | Due | On time until | State",
  "letter.nothing-due": (_: Nothing) => "Nothing is due in the next weeks.",
  "letter.results": (_: Nothing) => "Last results",
  "letter.results-head": (_: Nothing) => "Test | Result | Reference | Taken on",
  "letter.no-results": (_: Nothing) => "No results are on file.",
  "letter.warnings": (_: Nothing) => "Open warnings",
  "letter.warnings-head": (_: Nothing) => "Warning | Since | State",
  "letter.no-warnings": (_: Nothing) => "None is open.",
  "letter.signs": (_: Nothing) => "Please think of this treatment",
  "letter.signs-intro": (_: Nothing) =>
    "We ask the patient about these every month. If you see something new among them, please ring us; what looks urgent must not wait for the next test.",
  "letter.close": (_: Nothing) => "With kind regards,",
  "letter.signature": (_: Nothing) => "Name and signature",
  "letter.unsigned": ({ protocols }: { readonly protocols: string }) =>
    `The rules behind this letter are not signed by a clinician, so it is not for clinical use: ${protocols}.`,
  "letter.source": ({ protocols, software }: { readonly protocols: string; readonly software: string }) =>
    `Made by ${software} from the facts on file and ${protocols}. It advises; people decide.`,
} as const;
