/** Three-valued truth: not knowing is an answer of its own, and never the reassuring one. */
export type Certainty = "yes" | "no" | "cannot-tell";

/** Yes when all are yes; no as soon as one is no; otherwise it cannot be told. Empty: yes. */
export function every(answers: readonly Certainty[]): Certainty {
  if (answers.includes("no")) return "no";
  return answers.includes("cannot-tell") ? "cannot-tell" : "yes";
}

/** Yes as soon as one is yes; no when all are no; otherwise it cannot be told. Empty: no. */
export function some(answers: readonly Certainty[]): Certainty {
  if (answers.includes("yes")) return "yes";
  return answers.includes("cannot-tell") ? "cannot-tell" : "no";
}
