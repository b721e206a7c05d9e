import type { AutoimmuneEvent } from "../../life.ts";
import type { Setting } from "../setting.ts";
import type { Track } from "../track.ts";
import { diabetes, haemolysis, haemophilia, neutropenia, pancytopenia } from "./blood.ts";
import { graves } from "./graves.ts";
import { antiGbm, membranous } from "./kidney.ts";
import { hepatitis } from "./liver.ts";
import { distractor, otherEvent } from "./other.ts";
import { thrombocytopenia } from "./thrombocytopenia.ts";
import { hashimoto, thyroiditis, thyroidUncertain } from "./thyroid.ts";

/** Of every event and distractor of a life. */
export const pathTracks = (setting: Setting): readonly Track[] => [
  ...setting.life.autoimmune.flatMap((event) => autoimmune(event, setting)),
  ...setting.life.otherEvents.flatMap((event) => otherEvent(event, setting)),
  ...setting.life.distractors.flatMap((one) => distractor(one, setting)),
];

function autoimmune(event: AutoimmuneEvent, setting: Setting): readonly Track[] {
  switch (event.kind) {
    case "graves":
      return graves(event, setting);
    case "hashimoto":
      return hashimoto(event, setting);
    case "thyroiditis":
      return thyroiditis(event, setting);
    case "thyroid-uncertain":
      return thyroidUncertain(event, setting);
    case "thrombocytopenia":
      return thrombocytopenia(event, setting);
    case "anti-gbm":
      return antiGbm(event, setting);
    case "membranous":
      return membranous(event, setting);
    case "hepatitis":
      return hepatitis(event, setting);
    case "haemolysis":
      return haemolysis(event, setting);
    case "neutropenia":
      return neutropenia(event, setting);
    case "pancytopenia":
      return pancytopenia(event, setting);
    case "haemophilia":
      return haemophilia(event, setting);
    default:
      return diabetes(event, setting);
  }
}
