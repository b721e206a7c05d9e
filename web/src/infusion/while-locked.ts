import { useSaidBeneathLock } from "../client/beneath-lock.ts";
import { clockTime } from "../client/clinic-time.ts";
import { bagClock, nextVitals, stageOf } from "./chair.ts";
import type { Chair } from "./use-infusion.ts";
import { alarmsNow } from "./vitals.tsx";
import { useInfusionWords } from "./words.ts";

/** The screen locks while somebody is at the chair: that an infusion runs, and what is due there, is told all the same. */
export function useWhileLocked(chair: Chair): void {
  const say = useInfusionWords();
  const { day, now, zone } = chair;
  const stage = stageOf(day.given);
  const vitals = nextVitals(day, now);
  const bag = stage === "ended" ? undefined : bagClock(day, now)?.state;
  const isDue = stage !== "before" && (vitals.state === "due" || vitals.state === "late");
  const isAlarm = alarmsNow(chair).length > 0;
  const isCrossed = bag === "crossed" || bag === "will-cross";
  const isWatched = stage !== "before" && vitals.state !== "over";
  const parts = [
    stage === "running" ? say("locked-running") : stage === "paused" ? say("locked-paused") : say("locked-observed"),
    ...(isAlarm ? [say("locked-alarm")] : []),
    ...(isDue ? [say("locked-vitals", { at: clockTime(zone, vitals.dueAt!) })] : []),
    ...(isCrossed ? [say("locked-bag")] : []),
  ];
  useSaidBeneathLock(isWatched ? parts.join(" ") : undefined, isAlarm || isDue || isCrossed);
}
