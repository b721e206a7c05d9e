import type { UnmappedCodeListJson } from "@longwatch/api";
import { Alert, Button, Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Moment } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { unitWords } from "../look/unit.ts";
import { Urgency, type UrgencyName } from "../look/urgency.tsx";
import { Waiting } from "../look/waiting.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

type Code = UnmappedCodeListJson["codes"][number];
type Mapped = { readonly laboratory: string; readonly version: number; readonly readAgain: number };

/** Codes that nobody has explained yet: each with what it may be, and one act that says what it is. */
export function CodesTab(): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [told, setTold] = useState<{ readonly code: string; readonly readAgain: number }>();
  const { data, error, refetch } = useAsked<UnmappedCodeListJson>(`${here.path}/unmapped-codes`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <div className={styles["stack"]}>
      <p className="quiet">{say("codes-why")}</p>
      {told === undefined ? undefined : (
        <Alert color="sea" role="status">
          {say("mapped", { code: told.code, count: told.readAgain })}
        </Alert>
      )}
      {data.codes.length === 0 ? <p role="status">{say("codes-none")}</p> : undefined}
      {data.codes.map((one) => (
        <OneCode
          key={`${one.sender} ${one.code}`}
          of={one}
          analytes={data.analytes}
          done={(readAgain) => setTold({ code: one.code, readAgain })}
        />
      ))}
    </div>
  );
}

type Props = {
  readonly of: Code;
  readonly analytes: UnmappedCodeListJson["analytes"];
  readonly done: (readAgain: number) => void;
};

const notWatched = "not-watched";

function OneCode({ of, analytes, done }: Props): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [chosen, setChosen] = useState<string | null>(of.proposal);
  const map = useAct<Mapped>(here.path);
  const nameOf = (key: string): string =>
    key === notWatched ? say("not-watched") : (analytes.find((one) => one.key === key)?.name ?? key);
  return (
    <section className={styles["code"]} aria-label={`${of.sender} ${of.code}`}>
      <div>
        <p className={styles["line-head"]}>
          <Urgency of={of.urgency as UrgencyName} /> <code className={styles["big"]}>{of.code}</code>
        </p>
        <p className={styles["small"]}>
          {of.sender} · {say("waits", { count: of.waiting })} · <Moment of={of.since} zone={here.zone} />
        </p>
      </div>
      <Select
        label={say("means")}
        {...(of.proposal !== null && chosen === of.proposal ? { description: say("proposed") } : {})}
        placeholder={say("map-choose", { code: of.code })}
        searchable
        allowDeselect={false}
        data={[
          ...analytes.map(({ key, name, unit }) => ({
            value: key,
            label: unit === null ? name : `${name} (${unitWords(unit)})`,
          })),
          { value: notWatched, label: say("not-watched") },
        ]}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        disabled={chosen === null}
        loading={map.isPending}
        onClick={() =>
          map.mutate(
            { path: `${here.path}/unmapped-codes`, body: { sender: of.sender, code: of.code, analyte: chosen } },
            { onSuccess: ({ readAgain }) => done(readAgain) },
          )
        }
      >
        {chosen === null
          ? say("map-choose", { code: of.code })
          : say("map-it", { code: of.code, name: nameOf(chosen) })}
      </Button>
      {map.error === null ? undefined : <Trouble error={map.error} />}
    </section>
  );
}
