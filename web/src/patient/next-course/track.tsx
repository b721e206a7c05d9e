import { IconAlertTriangleFilled, IconCheck, IconVaccine } from "@tabler/icons-react";
import { Fragment, type ReactElement } from "react";
import styles from "./next-course.module.css";
import { type Crossing, type Plan, resultDays, type Step } from "./plan.ts";

type Of = {
  readonly step: Step;
  readonly plan: Plan;
  readonly place: (day: string) => number;
  readonly crossings: readonly Crossing[];
  readonly decides: boolean;
};

/** One step over the days. All that it shows stands in words beside it. */
export function Track({ step, plan, place, crossings, decides }: Of): ReactElement {
  const { asOf, wishedOn, earliestOn, attainable } = plan;
  const tone = step.late ? "is-late" : decides ? "is-path" : step.required ? "is-window" : "is-advised";
  return (
    <div className={styles["track"]}>
      <i className={`${styles["line"]} ${styles["is-today"]}`} style={{ left: 0 }} />
      <i className={`${styles["line"]} ${styles["is-first"]}`} style={{ left: `${place(wishedOn)}%` }} />
      {earliestOn === null || attainable ? undefined : (
        <i className={`${styles["line"]} ${styles["is-earliest"]}`} style={{ left: `${place(earliestOn)}%` }} />
      )}
      <Links of={crossings} step={step} place={place} />
      {step.state === "done" ? (
        <Done step={step} place={place} />
      ) : step.state === "waived" ? undefined : step.fromOn === null ? (
        <span className={`${styles["bar"]} ${styles["is-unknown"]}`} style={{ left: 0, right: 0 }} />
      ) : (
        <Open step={step} asOf={asOf} fromOn={step.fromOn} place={place} tone={tone} />
      )}
    </div>
  );
}

const span = (place: Of["place"], from: string, through: string) => {
  const left = place(from);
  return { left: `${left}%`, width: `${Math.max(0, place(through) - left)}%` };
};

function Open({
  step,
  asOf,
  fromOn,
  place,
  tone,
}: Pick<Of, "step" | "place"> & {
  readonly asOf: string;
  readonly fromOn: string;
  readonly tone: string;
}): ReactElement {
  const { byOn, neededOn, knownOn, what, doses, late } = step;
  // What comes too late is drawn as long as it takes; what is in time, as long as there is time.
  const end = byOn < fromOn ? (knownOn ?? fromOn) : byOn;
  return (
    <>
      {fromOn > asOf ? (
        <span className={`${styles[what === "interval" ? "lock" : "wait"]}`} style={span(place, asOf, fromOn)} />
      ) : undefined}
      {what === "interval" ? undefined : (
        <span className={`${styles["bar"]} ${styles[tone]}`} style={span(place, fromOn, end)} />
      )}
      {!late && resultDays(step) > 0 ? (
        <span className={styles["result"]} style={span(place, byOn, neededOn)} />
      ) : undefined}
      {doses.map(({ givenOn, fromOn: doseFrom }, i) => {
        const on = givenOn ?? doseFrom;
        // biome-ignore lint/suspicious/noArrayIndexKey: the doses of one vaccination never change places
        return on === null ? undefined : <Dose key={i} at={place(on)} isGiven={givenOn !== null} />;
      })}
      {late ? (
        <IconAlertTriangleFilled
          size={16}
          className={`${styles["mark"]} ${styles["late"]}`}
          style={{ left: `${place(knownOn ?? fromOn)}%` }}
        />
      ) : undefined}
    </>
  );
}

const Dose = ({ at, isGiven }: { readonly at: number; readonly isGiven: boolean }): ReactElement => (
  <span className={`${styles["mark"]} ${styles["dose"]}`} data-given={isGiven || undefined} style={{ left: `${at}%` }}>
    <IconVaccine size={15} stroke={2.2} />
  </span>
);

/** Done before today: a tick at the edge, and a line as long as it serves. */
function Done({ step: { servesThrough, late, knownOn }, place }: Pick<Of, "step" | "place">): ReactElement {
  const end = servesThrough === null ? 100 : place(servesThrough);
  return (
    <>
      <IconCheck size={16} stroke={2.6} className={`${styles["mark"]} ${styles["behind"]}`} style={{ left: 0 }} />
      {late ? (
        <IconAlertTriangleFilled
          size={16}
          className={`${styles["mark"]} ${styles["late"]}`}
          style={{ left: `${knownOn === null ? 100 : place(knownOn)}%` }}
        />
      ) : (
        <span className={styles["serves"]} data-ends={end < 100 || undefined} style={{ left: 0, width: `${end}%` }} />
      )}
    </>
  );
}

/** From where an outcome can be known first down to what waits for it. */
function Links({
  of,
  step: { fromOn },
  place,
}: Pick<Of, "step" | "place"> & { readonly of: readonly Crossing[] }): ReactElement {
  return (
    <>
      {of.map(({ key, on, part }) => (
        <Fragment key={key}>
          <i className={`${styles["link"]} ${styles[part]}`} style={{ left: `${place(on)}%` }} />
          {part === "begins" ? <i className={styles["knot"]} style={{ left: `${place(on)}%` }} /> : undefined}
          {part === "ends" && fromOn !== null ? (
            <i className={styles["elbow"]} style={span(place, on, fromOn)} />
          ) : undefined}
        </Fragment>
      ))}
    </>
  );
}
