import type { ShippedPolicyJson } from "@longwatch/api";
import { Alert, Table, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useAsked } from "../../client/queries.ts";
import { useHere } from "../../client/session.ts";
import { Day } from "../../look/day.tsx";
import { DataTable } from "../../look/table.tsx";
import { Waiting } from "../../look/waiting.tsx";
import { type Content, listOf, recordOf, textOf } from "../content-draft.ts";
import styles from "../forms.module.css";
import { holdsMore, ownHead, ownNumbers, withHead, withNumber } from "../own-numbers.ts";
import { usePolicyWords } from "../policy-words.ts";
import { Rows } from "../rows.tsx";
import { DayField } from "./fields.tsx";
import type { FormOf } from "./form-of.ts";
import { NumberRow } from "./number-row.tsx";

/** The numbers that a clinic sets for itself, what was adopted, and who has signed. */
export function RulesForm({ content, change }: FormOf): ReactElement {
  const here = useHere();
  const say = usePolicyWords();
  const { data } = useAsked<ShippedPolicyJson>(`${here.path}/policies/rules/shipped`);
  if (data === undefined) return <Waiting />;
  const own = new Map(ownNumbers(content).map((one) => [one.id, one]));
  const title = say("default-title");
  return (
    <>
      <p className="quiet">{say("rules-lead")}</p>
      <Alert color="blue">{say("needs-signature")}</Alert>
      <Adoptions of={content} />
      <fieldset className={styles["group"]}>
        <legend>{say("numbers")}</legend>
        <ul className={styles["numbers"]}>
          {data.numbers
            .filter(({ id, layer }) => layer === "local-policy" || own.has(id))
            .map((one) => (
              <NumberRow
                key={one.id}
                shipped={one}
                own={own.get(one.id)}
                state={(stated) => change(withNumber(content, one.id, one.unit, stated, title))}
              />
            ))}
        </ul>
      </fieldset>
      {content["policy"] === undefined ? undefined : <OwnProtocol content={content} change={change} />}
    </>
  );
}

/** Title, day, source and signatures of the clinic's own protocol. */
function OwnProtocol({ content, change }: FormOf): ReactElement {
  const say = usePolicyWords();
  const head = ownHead(content);
  const policy = recordOf(content["policy"]);
  return (
    <>
      {holdsMore(policy) ? <Alert color="blue">{say("carried-rules")}</Alert> : undefined}
      <TextInput
        label={say("own-title")}
        required
        value={head.title}
        onChange={({ currentTarget }) => change(withHead(content, { ...head, title: currentTarget.value }))}
      />
      <DayField
        label={say("own-from")}
        note={say("own-from-note")}
        value={head.from}
        choose={(from) => change(withHead(content, { ...head, from }))}
      />
      <TextInput
        label={say("decided-in")}
        description={say("decided-note")}
        required
        value={head.decidedIn}
        onChange={({ currentTarget }) => change(withHead(content, { ...head, decidedIn: currentTarget.value }))}
      />
      <Rows
        title={say("signed")}
        note={[...(listOf(policy["signedBy"]).length === 0 ? [say("signed-nobody")] : []), say("signed-note")].join(
          " ",
        )}
        of={policy["signedBy"]}
        change={(signedBy) => change({ ...content, policy: { ...policy, signedBy } })}
        fresh={{ role: "", initials: "", on: "" }}
        add={say("sign-add")}
        remove={(place) => say("sign-remove", { place })}
        row={(one, put) => (
          <>
            {(["role", "initials"] as const).map((key) => (
              <TextInput
                key={key}
                label={say(key)}
                required
                value={textOf(one[key])}
                onChange={({ currentTarget }) => put({ [key]: currentTarget.value })}
              />
            ))}
            <DayField label={say("on")} value={textOf(one["on"])} choose={(on) => put({ on })} />
          </>
        )}
      />
    </>
  );
}

type Members = { readonly members: readonly { readonly account: string; readonly displayName: string }[] };

function Adoptions({ of }: { readonly of: Content }): ReactElement {
  const { clinic, path } = useHere();
  const say = usePolicyWords();
  const members = useAsked<Members>(`${path}/members`);
  const adoptions = listOf(of["adoptions"]);
  const nameOf = (by: string): string => members.data?.members.find(({ account }) => account === by)?.displayName ?? by;
  return (
    <fieldset className={styles["group"]}>
      <legend>{say("adoptions")}</legend>
      <p className="quiet">
        {adoptions.length === 0 ? say("adoptions-none") : undefined}{" "}
        <Link to="/clinics/$clinic/protocols" params={{ clinic }} className={styles["link"]}>
          {say("adoptions-note")}
        </Link>
      </p>
      {adoptions.length === 0 ? undefined : (
        <DataTable
          label={say("adoptions")}
          heads={[say("adoption-version"), say("from"), say("person"), say("adoption-why")]}
        >
          {adoptions.map((one) => (
            <Table.Tr key={textOf(one["protocol"])}>
              <Table.Th scope="row">{textOf(one["protocol"])}</Table.Th>
              <Table.Td>
                <Day of={textOf(one["from"])} />
              </Table.Td>
              <Table.Td>{nameOf(textOf(one["by"]))}</Table.Td>
              <Table.Td>{textOf(one["reason"])}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </fieldset>
  );
}
