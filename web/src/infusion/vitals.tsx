import type { ChairReading } from "@longwatch/core";
import { Alert, Button, NumberInput } from "@mantine/core";
import { IconAlertTriangle, IconBellRinging } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { clockTime } from "../client/clinic-time.ts";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { numberWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import { type Alarm, alarmsAt, askedFor, chairSigns, nextVitals, standingAlarms } from "./chair.ts";
import styles from "./infusion.module.css";
import { Unsent } from "./parts.tsx";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

const units = { systolic: "mmHg", diastolic: "mmHg", pulse: "/min", temperatureC: "°C", spo2: "%" } as const;
/** Beyond these it is a slip of the finger. */
const possible = {
  systolic: [40, 300],
  diastolic: [20, 200],
  pulse: [20, 300],
  temperatureC: [30, 43],
  spo2: [40, 100],
} as const;
type Sign = (typeof chairSigns)[number];
type Typed = Readonly<Record<Sign, string>>;
const empty: Typed = { systolic: "", diastolic: "", pulse: "", temperatureC: "", spo2: "" };

/** The readings of the day with what each sets off, and the next one beside them. */
export function Vitals({ chair, patient }: { readonly chair: Chair; readonly patient: string }): ReactElement {
  const say = useInfusionWords();
  const { readings } = chair.day.vitals;
  return (
    <Card title={say("vitals")}>
      {chair.mayWrite ? <Entering chair={chair} patient={patient} /> : undefined}
      {readings.length === 0 ? <p className="quiet">{say("no-readings")}</p> : <Grid chair={chair} />}
    </Card>
  );
}

export const alarmsNow = ({ day: { vitals } }: Chair): readonly Alarm[] =>
  standingAlarms(vitals.readings, vitals.limits);

/** What the newest value of a sign sets off stands above everything, until a better value of that sign is there. */
export function StandingAlarm({ chair }: { readonly chair: Chair }): ReactElement | undefined {
  const say = useInfusionWords();
  const alarms = alarmsNow(chair);
  if (alarms.length === 0) return undefined;
  const isNow = alarms.some(({ urgency }) => urgency === "IMMEDIATE");
  return (
    <Alert
      role="alert"
      color={isNow ? "red" : "orange"}
      icon={isNow ? <IconBellRinging aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
    >
      <p className={styles["loud"]}>{say(isNow ? "alarm-now" : "alarm-soon")}</p>
      <ul className={styles["alarms"]}>
        {alarms.map((one) => (
          <li key={`${one.rule} ${one.sign}`}>
            <strong>{one.name}</strong> · <AlarmWords of={one} zone={chair.zone} />
          </li>
        ))}
      </ul>
      {askedFor(alarms).map((asks) => (
        <p key={asks} className={styles["asked"]}>
          {asks}
        </p>
      ))}
    </Alert>
  );
}

function AlarmWords({ of, zone }: { readonly of: Alarm; readonly zone: string }): ReactElement {
  const say = useInfusionWords();
  const language = useLanguage();
  const { sign, saw, at, op, value, from, times = 1, against } = of;
  const number = (one: number): string => numberWords(one, language);
  return (
    <span>
      {say(`alarm-${from}`, {
        sign: say(sign),
        saw: number(saw),
        unit: units[sign],
        op: signsOf[op],
        value: number(value),
        against: against === undefined ? "" : number(against),
      })}
      {from !== "earlier-mean" && times > 1 ? ` · ${say("alarm-times", { count: times })}` : ""} ·{" "}
      {clockTime(zone, Date.parse(at))}
    </span>
  );
}
const signsOf = { "<": "<", "<=": "≤", ">=": "≥", ">": ">" } as const;

function Entering({ chair, patient }: { readonly chair: Chair; readonly patient: string }): ReactElement {
  const say = useInfusionWords();
  const { me, clinic } = useHere();
  const [typed, change, forget] = useDraft<Typed>([me, clinic, patient, `vitals ${chair.asOf}`], empty);
  const [isTried, setTried] = useState(false);
  const values = chairSigns.flatMap((sign) => (typed[sign] === "" ? [] : [[sign, Number(typed[sign])] as const]));
  const isWrong = (sign: Sign): boolean =>
    typed[sign] !== "" && !(Number(typed[sign]) >= possible[sign][0] && Number(typed[sign]) <= possible[sign][1]);
  const save = (): void => {
    setTried(true);
    if (values.length === 0 || chairSigns.some(isWrong)) return;
    const { phase } = nextVitals(chair.day, chair.now);
    chair.write({ kind: "vitals-measured", measuredAt: chair.moment(), phase, ...Object.fromEntries(values) });
    forget();
    setTried(false);
  };
  return (
    <form
      className={styles["entering"]}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={styles["fields"]}>
        {chairSigns.map((sign) => (
          <NumberInput
            key={sign}
            size="lg"
            hideControls
            inputMode={sign === "temperatureC" ? "decimal" : "numeric"}
            decimalScale={sign === "temperatureC" ? 1 : 0}
            allowedDecimalSeparators={[".", ","]}
            label={say(sign)}
            rightSection={<span className={styles["unit"]}>{units[sign]}</span>}
            rightSectionWidth={58}
            value={typed[sign]}
            error={isWrong(sign) ? say("implausible") : undefined}
            onChange={(value) => change({ [sign]: String(value) })}
          />
        ))}
      </div>
      <Button type="submit" size="lg" fullWidth>
        {say("save-vitals")}
      </Button>
      {isTried && values.length === 0 ? <p role="alert">{say("vitals-empty")}</p> : undefined}
    </form>
  );
}

function Grid({ chair }: { readonly chair: Chair }): ReactElement {
  const say = useInfusionWords();
  const language = useLanguage();
  const { vitals } = chair.day;
  const value = (one: number | undefined): string => (one === undefined ? "–" : numberWords(one, language));
  const pressure = ({ systolic, diastolic }: ChairReading): string =>
    systolic === undefined && diastolic === undefined ? "–" : `${value(systolic)}/${value(diastolic)}`;
  return (
    <div className={styles["readings"]}>
      <table className={styles["grid"]}>
        <thead>
          <tr>
            <th scope="col">{say("time")}</th>
            <th scope="col">
              {say("pressure")} <small>mmHg</small>
            </th>
            {(["pulse", "temperatureC", "spo2"] as const).map((sign) => (
              <th key={sign} scope="col">
                {say(sign)} <small>{units[sign]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vitals.readings.toReversed().map((one) => {
            const alarms = alarmsAt(one, vitals.readings, vitals.limits);
            const bad = (...signs: readonly Sign[]): string | undefined =>
              markOf(alarms.filter(({ sign }) => signs.includes(sign)));
            return (
              <tr key={one.fact} data-alarm={alarms.length > 0 || undefined}>
                <th scope="row">
                  {clockTime(chair.zone, Date.parse(one.at))}{" "}
                  <small>{one.phase === undefined ? "" : say(`phase-${one.phase}`)}</small>
                  <Unsent is={chair.isUnsent(one.fact)} />
                </th>
                <Cell bad={bad("systolic", "diastolic")}>{pressure(one)}</Cell>
                <Cell bad={bad("pulse")}>{value(one.pulse)}</Cell>
                <Cell bad={bad("temperatureC")}>{value(one.temperatureC)}</Cell>
                <Cell bad={bad("spo2")}>{value(one.spo2)}</Cell>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** By shape, and by colour: what is met at once, and what is looked at. */
const markOf = (alarms: readonly Alarm[]): string | undefined =>
  alarms.length === 0 ? undefined : alarms.some(({ urgency }) => urgency === "IMMEDIATE") ? "◆" : "▲";

function Cell({ bad, children }: { readonly bad: string | undefined; readonly children: string }): ReactElement {
  const say = useInfusionWords();
  if (bad === undefined) return <td>{children}</td>;
  return (
    <td data-bad>
      <span aria-hidden="true">{bad} </span>
      <span className="unseen">{say("alarm")}: </span>
      {children}
    </td>
  );
}
