// What the day's clocks and limits say must be known beside the chair when no server can be heard: the same pure functions
// that the server uses, and nothing else of the core.
export {
  type Alarm,
  alarmsOf,
  bagClock,
  chairSigns,
  nextVitals,
  observationEnd,
  type Stage,
  stageOf,
  startReading,
} from "@longwatch/core";
