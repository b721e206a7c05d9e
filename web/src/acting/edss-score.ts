// Who examines hears the score at each grade, not at the next answer of a server: the same pure functions that the server
// uses, with their sentences, and nothing else of the core.
export {
  ambulationScore,
  aroundVisit,
  edssInWords,
  edssText,
  functionalSystems,
  halfPointsOf,
  highestGrade,
  parseDay,
  scoredExamination,
} from "@longwatch/core";
