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

/** The wished day, whether it can be kept, and the act by which it becomes the plan. */
export function Wish({
  patient: { path, here },
  shown,
  chart: { planned },
  plan,
  wish,
  choose,
}: {
  readonly patient: Patient;
  readonly shown: Shown;
  readonly chart: ChartJson;
  readonly plan: Plan;
  readonly wish: string;
  readonly choose: (day: string) => void;
}): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const { write } = useRecording();
  const act = useAct(here.path);
  const { wishedOn, earliestOn, attainable, course } = plan;
  const isPlanned = planned !== null && planned.number === course && planned.firstOn === wishedOn;
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
        value={wish === "" ? wishedOn : wish}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <div className={styles["verdict"]} role="status">
        <Verdict of={plan} />
        {planned === null || planned.number !== course ? undefined : (
          <p className={styles["planned"]}>
            <IconCalendarCheck size={17} aria-hidden="true" />{" "}
            {isPlanned ? say("planned-this") : say("planned", { day: dayWords(planned.firstOn, language) })}
          </p>
        )}
      </div>
      <div className={`no-print ${styles["acts"]}`}>
        {!attainable && earliestOn !== null ? (
          <Button variant="default" onClick={() => choose(earliestOn)}>
            {say("take-earliest", { day: dayWords(earliestOn, language) })}
          </Button>
        ) : undefined}
        {write && !isPlanned ? (
          <Button variant={attainable ? "filled" : "default"} loading={act.isPending} onClick={planIt}>
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
