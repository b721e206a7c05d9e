import { createHash } from "node:crypto";
import { type AssessmentJson, restated } from "@longwatch/core";

/** The same for an answer on every day on which it holds. */
export const answerDigest = (answer: AssessmentJson): string =>
  createHash("sha256")
    .update(JSON.stringify(restated(answer, anyDay)))
    .digest("base64url");

const anyDay = "0000-00-00";
