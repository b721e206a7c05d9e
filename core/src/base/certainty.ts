/** Three-valued truth: not knowing is an answer of its own, and never the reassuring one. */
export type Certainty = "yes" | "no" | "cannot-tell";
