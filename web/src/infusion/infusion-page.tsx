import type { PatientInfusionDayJson, PatientPageJson } from "@longwatch/api";
import { Alert, Button, Group, Title } from "@mantine/core";
import { IconArrowLeft, IconCloudUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useEffect } from "react";
import { momentIn, typedMoment } from "../client/clinic-time.ts";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import { Card } from "../look/card.tsx";
import { dayWords } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import type { Bag } from "./begin.tsx";
import { Checklist } from "./checklist.tsx";
import { Clocks } from "./clocks.tsx";
import { Control } from "./control.tsx";
import styles from "./infusion.module.css";
import { Morning } from "./morning.tsx";
import { Reactions } from "./reactions.tsx";
import { Steps, Told } from "./steps.tsx";
import { type Chair, useInfusion } from "./use-infusion.ts";
import { StandingAlarm, Vitals } from "./vitals.tsx";
import { useWhileLocked } from "./while-locked.ts";
import { sayWithoutLine } from "./without-line.ts";
import { useInfusionWords } from "./words.ts";

/** Beside the chair: whether it may begin, and everything of the day; made for a tablet, and for a line that breaks. */
export function Page(): ReactElement {
  const say = useInfusionWords();
  useTitle(say("title"));
  useEffect(sayWithoutLine, []);
  const { patient, here, page, found, chair, error, again } = useInfusion();
  if (page === undefined || found === undefined)
    return error === null ? <Waiting /> : <Trouble error={error} again={again} />;
  return (
    <div className={styles["page"]}>
      <Header patient={patient} clinic={here.clinic} page={page} chair={chair} />
      {chair === undefined ? (
        <NoneToday found={found} patient={patient} clinic={here.clinic} />
      ) : (
        <Day chair={chair} found={found} patient={patient} isToday={found.asOf === page.page.asOf} />
      )}
    </div>
  );
}

const calledOf = ({ details }: PatientPageJson, patient: string): string =>
  [details?.familyName, details?.givenName].filter((part) => part !== undefined && part !== "").join(", ") || patient;

function Header({
  patient,
  clinic,
  page,
  chair,
}: {
  readonly patient: string;
  readonly clinic: string;
  readonly page: PatientPageJson;
  readonly chair: Chair | undefined;
}): ReactElement {
  const say = useInfusionWords();
  const language = useLanguage();
  const { bornOn } = page.patient as { readonly bornOn?: string };
  return (
    <header className={styles["header"]}>
      <div>
        <Title order={1}>{calledOf(page, patient)}</Title>
        <p>
          {say("title")}
          {chair === undefined ? "" : ` · ${dayWords(chair.asOf, language)}`}
          {chair === undefined
            ? ""
            : ` · ${say("which", { course: chair.day.course, infusion: chair.day.infusion, infusions: chair.day.infusions })}`}
          {bornOn === undefined ? "" : ` · * ${dayWords(bornOn, language)}`}
        </p>
      </div>
      <Button
        renderRoot={(props) => <Link {...props} to="/clinics/$clinic/patients/$patient" params={{ clinic, patient }} />}
        size="md"
        variant="default"
        leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
      >
        {say("to-patient")}
      </Button>
    </header>
  );
}

function NoneToday({
  found,
  patient,
  clinic,
}: {
  readonly found: PatientInfusionDayJson;
  readonly patient: string;
  readonly clinic: string;
}): ReactElement {
  const say = useInfusionWords();
  const language = useLanguage();
  const { planned } = found;
  return (
    <Card title={say("title")}>
      <p>{say("none-today")}</p>
      {planned === null ? undefined : (
        <Group>
          <span>{say("planned-on", { course: planned.course, day: dayWords(planned.on, language) })}</span>
          <Button
            renderRoot={(props) => (
              <Link
                {...props}
                to="/clinics/$clinic/patients/$patient/infusion"
                params={{ clinic, patient }}
                search={{ asOf: planned.on }}
              />
            )}
            size="md"
          >
            {say("look-ahead")}
          </Button>
        </Group>
      )}
    </Card>
  );
}

const emptyBag: Bag = { diluted: "", lot: "", mg: "" };

function Day({
  chair,
  found,
  patient,
  isToday,
}: {
  readonly chair: Chair;
  readonly found: PatientInfusionDayJson;
  readonly patient: string;
  readonly isToday: boolean;
}): ReactElement {
  const say = useInfusionWords();
  const language = useLanguage();
  const { me, clinic } = useHere();
  useWhileLocked(chair);
  const bag = useDraft<Bag>([me, clinic, patient, `bag ${chair.asOf}`], emptyBag);
  const isOtherDay = isToday && momentIn(chair.zone, chair.now).slice(0, 10) !== chair.asOf;
  const dilutedAt = typedMoment(chair.zone, chair.asOf, bag[0].diluted);
  // What comes first is what is done next: the list until it has begun, the infusion from then on.
  const isBegun = chair.day.given !== null;
  const list = (
    <>
      <Morning chair={chair} patient={patient} />
      <Checklist chair={chair} found={found} patient={patient} />
    </>
  );
  return (
    <>
      <p className={styles["unsigned"]}>{say("not-signed")}</p>
      {isToday ? undefined : (
        <Alert color="blue" role="status">
          {say("looking-ahead", { day: dayWords(chair.asOf, language) })}{" "}
          <Link to="/clinics/$clinic/patients/$patient/infusion" params={{ clinic, patient }} search={{}}>
            {say("back-to-today")}
          </Link>
        </Alert>
      )}
      {isOtherDay ? <Alert color="red">{say("other-day")}</Alert> : undefined}
      <Waits chair={chair} />
      <StandingAlarm chair={chair} />
      <Clocks chair={chair} dilutedAt={dilutedAt} />
      <div className={styles["columns"]}>
        <div className={styles["column"]}>
          {isBegun ? undefined : list}
          <Control chair={chair} bag={bag} patient={patient} />
          {isBegun ? <Vitals chair={chair} patient={patient} /> : undefined}
          {isBegun ? <Reactions chair={chair} patient={patient} /> : undefined}
        </div>
        <div className={styles["column"]}>
          {isBegun ? undefined : <Vitals chair={chair} patient={patient} />}
          <Steps chair={chair} />
          <Told chair={chair} />
          {isBegun ? undefined : <Reactions chair={chair} patient={patient} />}
          {isBegun ? list : undefined}
        </div>
      </div>
    </>
  );
}

/** What has not arrived, and what the server would not take. */
function Waits({ chair: { unsent: entries, queue } }: { readonly chair: Chair }): ReactElement | undefined {
  const say = useInfusionWords();
  const refused = entries.find((one) => one.refused !== undefined);
  if (refused !== undefined)
    return (
      <Alert color="red" role="alert">
        <p className={styles["name"]}>{say("refused")}</p>
        <p>{refused.refused}</p>
        <Group>
          <Button onClick={queue.again}>{say("send-again")}</Button>
          <Button variant="default" onClick={() => queue.drop(refused.id)}>
            {say("take-out")}
          </Button>
        </Group>
      </Alert>
    );
  return entries.length === 0 ? undefined : (
    <Alert color="yellow" role="status" icon={<IconCloudUp aria-hidden="true" />}>
      <p className={styles["name"]}>{say("unsent-count", { count: entries.length })}</p>
      {say("unsent-why")}
    </Alert>
  );
}
