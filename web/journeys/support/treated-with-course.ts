const systems = ["visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowelBladder", "cerebral"] as const;

/** An EDSS with the seven grades in the order in which they are examined, and walking on the 0–16 scale. */
const edss = (scoredOn: string, score: number | undefined, grades: readonly number[], walking = 0): object => ({
  kind: "edss-scored",
  id: `edss-${scoredOn}`,
  scoredOn,
  ...(score === undefined ? {} : { score }),
  functionalSystems: Object.fromEntries(systems.map((system, i) => [system, grades[i]!])),
  ambulation: { scale: "0-16", score: walking },
});
const infusion = (infusedOn: string): object => ({
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
});
const scan = (scannedOn: string, newOrEnlargingT2: number | undefined, gdEnhancing: number): object => ({
  kind: "mri-read",
  id: `mri-${scannedOn}`,
  scannedOn,
  region: "brain",
  gdEnhancing,
  ...(newOrEnlargingT2 === undefined ? {} : { newOrEnlargingT2 }),
});

/** Somebody who does not exist: better since the first course, one relapse, an active scan, and a score that contradicts its examination. */
export const treatedWithCourse: readonly object[] = [
  edss("2022-12-12", 3.5, [1, 0, 3, 2, 2, 1, 1]),
  ...["09", "10", "11", "12", "13"].map((day) => infusion(`2023-01-${day}`)),
  {
    kind: "relapse-occurred",
    id: "relapse-2023-06-05",
    startedOn: "2023-06-05",
    confirmedByExam: true,
    steroids: true,
  },
  scan("2022-12-15", undefined, 2),
  edss("2023-09-12", 3, [1, 0, 3, 1, 1, 1, 0]),
  ...["15", "16", "17"].map((day) => infusion(`2024-01-${day}`)),
  edss("2024-01-08", 2.5, [1, 0, 2, 2, 1, 0, 0]),
  edss("2024-07-10", 2, [0, 0, 2, 1, 1, 0, 0]),
  scan("2024-08-20", 0, 0),
  edss("2025-01-15", 2, [0, 0, 2, 2, 1, 0, 0]),
  scan("2025-02-04", 0, 0),
  edss("2025-07-09", undefined, [0, 0, 2, 1, 1, 0, 0]),
  scan("2025-09-10", 2, 1),
  edss("2026-01-13", 2, [0, 0, 2, 1, 1, 0, 0]),
  edss("2026-07-14", 2, [0, 0, 2, 1, 1, 0, 0]),
];
