import type { ChartJson } from "@longwatch/core";
import { Group, Title } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { AddFactMenu } from "../acting/index.ts";
import { calledOf } from "../look/called.ts";
import { Day, dayWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import { Alerts } from "./alerts.tsx";
import { InfusionLink } from "./infusion-link.tsx";
import styles from "./patient.module.css";
import type { Shown } from "./patient.ts";
import { RulesInForce } from "./rules.tsx";
import { usePatientWords } from "./words.ts";

/** Who it is, where they stand, by which rules, and what must be seen before anything else. */
export function Header({
  shown,
  chart,
  why,
  isNow,
}: {
  readonly shown: Shown;
  readonly chart: ChartJson | undefined;
  readonly why: (key: string) => void;
  /** Nothing can be added to what is past. */
  readonly isNow: boolean;
}): ReactElement {
  const say = usePatientWords();
  return (
    <header className={styles["header"]}>
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Title order={1}>{calledOf(shown) ?? say("no-name", { id: shown.patient.id })}</Title>
          <Person shown={shown} />
        </div>
        {isNow ? (
          <Group className="no-print">
            <InfusionLink shown={shown} chart={chart} />
            <AddFactMenu patient={shown.patient.id} version={shown.version} />
          </Group>
        ) : undefined}
      </Group>
      <Standing shown={shown} chart={chart} />
      <Alerts shown={shown} why={why} />
    </header>
  );
}

function Person({ shown: { patient, details, page } }: { readonly shown: Shown }): ReactElement {
  const say = usePatientWords();
  const language = useLanguage();
  const age = ageOn(patient.bornOn, page.asOf);
  const born =
    patient.bornOn === undefined
      ? undefined
      : age === undefined
        ? say("born", { day: dayWords(patient.bornOn, language) })
        : say("born-age", { day: dayWords(patient.bornOn, language), age });
  return (
    <p className={styles["facts"]}>
      {born === undefined ? undefined : <span>{born}</span>}
      {patient.sex === undefined ? undefined : <span>{say(patient.sex)}</span>}
      {(patient.identifiers ?? [{ system: say("number"), value: patient.id }]).map(({ system, value }) => (
        <span key={`${system} ${value}`}>
          <span className="quiet">{system}</span> <span className="number">{value}</span>
        </span>
      ))}
      {details?.telephone === undefined ? undefined : (
        <a href={`tel:${details.telephone.replaceAll(/[^+\d]/g, "")}`} className={styles["call"]}>
          <IconPhone size={15} aria-hidden="true" />
          <span className="unseen">{say("telephone")}</span> {details.telephone}
        </a>
      )}
    </p>
  );
}

/** Whole years; undefined where the day of birth is not known to the day. */
function ageOn(bornOn: string | undefined, asOf: string): number | undefined {
  if (bornOn === undefined || bornOn.length < 10) return undefined;
  const years = Number(asOf.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return asOf.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

function Standing({ shown, chart }: { readonly shown: Shown; readonly chart: ChartJson | undefined }): ReactElement {
  const say = usePatientWords();
  const { courses, followUp } = shown.page;
  const month = chart?.followUp.month;
  return (
    <div className={styles["standing"]}>
      <p className={styles["month"]}>
        {chart === undefined || month === undefined || month === null
          ? say("month-none")
          : say("month", { month, of: chart.followUp.ofMonths })}
        <span className="quiet">
          {" "}
          · {courses.length === 0 ? say("no-course") : say("courses", { count: courses.length })} ·{" "}
          {say(`watch-${followUp.state}`)}
          {followUp.endsOn === null ? undefined : (
            <>
              {" "}
              (<Day of={followUp.endsOn} />)
            </>
          )}
        </span>
      </p>
      <RulesInForce shown={shown} />
    </div>
  );
}
