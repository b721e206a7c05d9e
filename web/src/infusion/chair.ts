// What the day's clocks and limits say must be known beside the chair when no server can be heard: the same pure functions
// that the server uses, and nothing else of the core.
export {
  type Alarm,
  alarmsAt,
  askedFor,
  bagClock,
  chairSigns,
  chairSymptoms,
  nextVitals,
  observationEnd,
  responseTo,
  type Stage,
  stageOf,
  standingAlarms,
} from "@longwatch/core";
