import type { ChartJson } from "@longwatch/core";
import { Button } from "@mantine/core";
import { IconCalendarCheck, IconCircleCheck, IconOctagonMinus, IconQuestionMark } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useAct } from "../../client/use-act.ts";
import { dayWords } from "../../look/day.tsx";
import { DayInput } from "../../look/day-input.tsx";
import { Trouble } from "../../look/trouble.tsx";
import { useLanguage } from "../../words/words.ts";
import type { Patient, Shown } from "../patient.ts";
import styles from "./next-course.module.css";
import type { Plan } from "./plan.ts";
import { useRecording } from "./recording.tsx";
import { useNextWords } from "./words.ts";

/** Whether the plan that is in sight is that of the wished day; otherwise why not. */
export type Standing = "shown" | "awaited" | "failed" | "impossible";

/** The wished day, whether it can be kept, and the act by which it becomes the plan: never by the plan of another day. */
export function Wish({
  patient: { path, here },
  shown,
  chart: { planned },
  plan,
  wish,
  standing,
  choose,
}: {
  readonly patient: Patient;
  readonly shown: Shown;
  readonly chart: ChartJson;
  readonly plan: Plan;
  readonly wish: string;
  readonly standing: Standing;
  readonly choose: (day: string) => void;
}): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const { write } = useRecording();
  const act = useAct(here.path);
  const { wishedOn, earliestOn, attainable, course } = plan;
  const isShown = standing === "shown";
  const isPlanned = isShown && planned !== null && planned.number === course && planned.firstOn === wishedOn;
  const planIt = (): void =>
    act.mutate({
      path: `${path}/facts`,
      body: { facts: [{ kind: "course-planned", firstInfusionOn: wishedOn, courseNumber: course }] },
      seen: shown.version,
    });
  return (
    <div className={styles["wish"]}>
      <DayInput
        label={say("wish")}
        min={plan.asOf}
        w={210}
        value={wish}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <div className={styles["verdict"]} role="status">
        {isShown ? <Verdict of={plan} /> : <NotShown wish={wish} plan={plan} standing={standing} />}
        {planned === null || planned.number !== course ? undefined : (
          <p className={styles["planned"]}>
            <IconCalendarCheck size={17} aria-hidden="true" />{" "}
            {isPlanned ? say("planned-this") : say("planned", { day: dayWords(planned.firstOn, language) })}
          </p>
        )}
      </div>
      <div className={`no-print ${styles["acts"]}`}>
        {!attainable && earliestOn !== null ? (
          <Button variant="default" disabled={!isShown} onClick={() => choose(earliestOn)}>
            {say("take-earliest", { day: dayWords(earliestOn, language) })}
          </Button>
        ) : undefined}
        {write && !isPlanned ? (
          <Button
            variant={attainable ? "filled" : "default"}
            disabled={!isShown}
            loading={act.isPending}
            onClick={planIt}
          >
            {say(attainable ? "plan-day" : "plan-anyway")}
          </Button>
        ) : undefined}
      </div>
      {act.error === null ? undefined : <Trouble error={act.error} />}
    </div>
  );
}

/** By shape and word, and only then by colour. */
function Verdict({ of: { attainable, earliestOn, wishedOn } }: { readonly of: Plan }): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const day = earliestOn === null ? "" : dayWords(earliestOn, language);
  const is = attainable ? "kept" : earliestOn === null ? "unknown" : "not-kept";
  const Shape = { kept: IconCircleCheck, unknown: IconQuestionMark, "not-kept": IconOctagonMinus }[is];
  return (
    <p className={`${styles["answer"]} ${styles[is]}`}>
      <Shape size={22} stroke={2.2} aria-hidden="true" />
      <span>
        {is === "kept" ? say("kept") : is === "unknown" ? say("nobody-can-tell") : say("not-kept", { day })}
        {is !== "kept" || earliestOn === null ? undefined : (
          <span className={styles["aside"]}>
            {" "}
            · {earliestOn === wishedOn ? say("kept-first") : say("kept-since", { day })}
          </span>
        )}
      </span>
    </p>
  );
}

/** Nothing is said of the wished day by the plan of another one, and of which that is, is. */
function NotShown({
  wish,
  plan: { wishedOn, asOf },
  standing,
}: {
  readonly wish: string;
  readonly plan: Plan;
  readonly standing: Exclude<Standing, "shown">;
}): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const [day, today] = [wish, asOf].map((one) => dayWords(one, language));
  const below = <span className={styles["aside"]}> · {say("below", { day: dayWords(wishedOn, language) })}</span>;
  if (standing === "awaited")
    return (
      <p>
        {say("awaited", { day: day! })}
        {below}
      </p>
    );
  const [Shape, is] = standing === "failed" ? [IconQuestionMark, "unknown"] : [IconOctagonMinus, "not-kept"];
  return (
    <p className={`${styles["answer"]} ${styles[is]}`}>
      <Shape size={22} stroke={2.2} aria-hidden="true" />
      <span>
        {standing === "failed" ? say("failed", { day: day! }) : say("impossible", { today: today! })}
        {below}
      </span>
    </p>
  );
}
