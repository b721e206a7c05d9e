import { MultiSelect, Select, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useAsked } from "../../client/queries.ts";
import { useHere } from "../../client/session.ts";
import { useCommon } from "../../words/common.ts";
import { type Content, textOf, withKey } from "../content-draft.ts";
import { usePolicyWords } from "../policy-words.ts";
import { Rows } from "../rows.tsx";
import { ClockField, DayField } from "./fields.tsx";
import type { FormOf } from "./form-of.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const roles = ["nurse", "physician", "programme", "administrator"] as const;
type Members = { readonly members: readonly { readonly account: string; readonly displayName: string }[] };
type Put = (part: Content) => void;

/** Who is there when. */
export function RosterForm({ content, change }: FormOf): ReactElement {
  const say = usePolicyWords();
  const set = (key: string, value: unknown): void => change({ ...content, [key]: value });
  return (
    <>
      <p className="quiet">{say("roster-lead")}</p>
      <Rows
        title={say("office")}
        note={say("office-shipped")}
        of={content["office"]}
        change={(rows) => set("office", rows)}
        fresh={{ weekdays: [], from: "08:00", to: "17:00" }}
        add={say("office-add")}
        remove={(place) => say("office-remove", { place })}
        row={(one, put) => (
          <>
            <MultiSelect
              label={say("weekdays")}
              required
              data={weekdays.map((value) => ({ value, label: say(value) }))}
              value={Array.isArray(one["weekdays"]) ? one["weekdays"].map(String) : []}
              onChange={(chosen) => put({ weekdays: weekdays.filter((day) => chosen.includes(day)) })}
            />
            <ClockField label={say("from")} value={textOf(one["from"])} choose={(from) => put({ from })} />
            <ClockField
              label={say("to")}
              value={textOf(one["to"])}
              after={textOf(one["from"])}
              choose={(to) => put({ to })}
            />
          </>
        )}
      />
      <Rows
        title={say("holidays")}
        note={say("holidays-note")}
        of={content["holidays"]}
        change={(rows) => set("holidays", rows)}
        fresh={{ from: "", through: "" }}
        add={say("holiday-add")}
        remove={(place) => say("holiday-remove", { place })}
        row={(one, put, replace) => (
          <>
            <Span one={one} put={put} />
            <TextInput
              label={say("holiday-name")}
              value={textOf(one["name"])}
              onChange={({ currentTarget }) => replace(withKey(one, "name", currentTarget.value))}
            />
          </>
        )}
      />
      <ClockField
        label={say("duty-changes")}
        note={say("duty-changes-note")}
        value={textOf(content["dutyChangesAt"])}
        choose={(at) => set("dutyChangesAt", at)}
      />
      <Rows
        title={say("duty")}
        note={say("duty-note")}
        of={content["onDuty"]}
        change={(rows) => set("onDuty", rows)}
        fresh={{ role: "nurse", person: "", from: "", through: "" }}
        add={say("duty-add")}
        remove={(place) => say("duty-remove", { place })}
        row={(one, put) => (
          <>
            <RoleField value={textOf(one["role"])} put={put} />
            <PersonField label={say("person")} value={textOf(one["person"])} choose={(person) => put({ person })} />
            <Span one={one} put={put} />
          </>
        )}
      />
      <Rows
        title={say("leave")}
        note={say("leave-note")}
        of={content["leave"]}
        change={(rows) => set("leave", rows)}
        fresh={{ person: "", from: "", through: "", standIn: "" }}
        add={say("leave-add")}
        remove={(place) => say("leave-remove", { place })}
        row={(one, put) => (
          <>
            <PersonField label={say("person")} value={textOf(one["person"])} choose={(person) => put({ person })} />
            <PersonField
              label={say("stand-in")}
              withRoles
              value={textOf(one["standIn"])}
              choose={(standIn) => put({ standIn })}
            />
            <Span one={one} put={put} />
          </>
        )}
      />
    </>
  );
}

function Span({ one, put }: { readonly one: Content; readonly put: Put }): ReactElement {
  const say = usePolicyWords();
  const from = textOf(one["from"]);
  return (
    <>
      <DayField label={say("from")} value={from} choose={(day) => put({ from: day })} />
      <DayField
        label={say("through")}
        value={textOf(one["through"])}
        after={from}
        choose={(through) => put({ through })}
      />
    </>
  );
}

function RoleField({ value, put }: { readonly value: string; readonly put: Put }): ReactElement {
  const say = usePolicyWords();
  const common = useCommon();
  return (
    <Select
      label={say("role")}
      allowDeselect={false}
      data={roles.map((one) => ({ value: one, label: common(one) }))}
      value={value}
      onChange={(role) => put({ role })}
    />
  );
}

type PersonProps = {
  readonly label: string;
  readonly value: string;
  readonly withRoles?: boolean;
  readonly choose: (person: string) => void;
};

/** Somebody who works here; who is written down and works here no more stays to be seen. */
function PersonField({ label, value, withRoles = false, choose }: PersonProps): ReactElement {
  const { path } = useHere();
  const say = usePolicyWords();
  const common = useCommon();
  const { data } = useAsked<Members>(`${path}/members`);
  const people = (data?.members ?? []).map(({ account, displayName }) => ({ value: account, label: displayName }));
  const everybody = withRoles
    ? roles.map((role) => ({ value: `role/${role}`, label: say("everybody", { role: common(role) }) }))
    : [];
  const known = [...people, ...everybody];
  const isKnown = value === "" || known.some((one) => one.value === value);
  return (
    <Select
      label={label}
      required
      searchable
      data={isKnown ? known : [...known, { value, label: value }]}
      value={value === "" ? null : value}
      onChange={(chosen) => choose(chosen ?? "")}
    />
  );
}
