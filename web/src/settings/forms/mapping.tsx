import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { type Content, textOf } from "../content-draft.ts";
import styles from "../forms.module.css";
import { useLaboratoryWords } from "../laboratory-words.ts";

export type Option = { readonly value: string; readonly label: string };
type Props = {
  readonly title: string;
  readonly note?: string;
  readonly of: Content;
  readonly change: (entries: Content) => void;
  readonly keyLabel: string;
  readonly meansLabel: string;
  /** What an entry may mean; undefined: whatever is typed. */
  readonly options: readonly Option[] | undefined;
  readonly add: string;
  readonly remove: (key: string) => string;
};

/** What each of somebody's words means. A word is added whole, so that typing one never overwrites another. */
export function Mapping({ title, note, of, change, keyLabel, meansLabel, options, add, remove }: Props): ReactElement {
  const say = useLaboratoryWords();
  const keys = Object.keys(of);
  return (
    <fieldset className={styles["group"]}>
      <legend>{title}</legend>
      {note === undefined ? undefined : <p className="quiet">{note}</p>}
      {keys.length === 0 ? <p>{say("codes-none")}</p> : undefined}
      <ul className={styles["entries"]}>
        {keys.map((key) => (
          <li key={key}>
            <code className={styles["name"]}>{key}</code>
            <Means
              label={`${meansLabel}: ${key}`}
              isShort
              options={options}
              value={textOf(of[key])}
              choose={(value) => change({ ...of, [key]: value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={remove(key)}
              onClick={() => change(Object.fromEntries(Object.entries(of).filter(([one]) => one !== key)))}
            >
              <IconTrash size={18} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Fresh
        keys={keys}
        keyLabel={keyLabel}
        meansLabel={meansLabel}
        options={options}
        add={add}
        put={(key, value) => change({ ...of, [key]: value })}
      />
    </fieldset>
  );
}

type FreshProps = Pick<Props, "keyLabel" | "meansLabel" | "options" | "add"> & {
  readonly keys: readonly string[];
  readonly put: (key: string, value: string) => void;
};

/** A word that is not part of it yet: until it is added the form is not sent, so that it is not forgotten. */
function Fresh({ keys, keyLabel, meansLabel, options, add, put }: FreshProps): ReactElement {
  const say = useLaboratoryWords();
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const isKnown = keys.includes(key.trim());
  const isBegun = key !== "" || value !== "";
  useEffect(() => field.current?.setCustomValidity(isBegun ? say("not-added") : ""), [isBegun, say]);
  const submit = (): void => {
    put(key.trim(), value);
    setKey("");
    setValue("");
  };
  return (
    <div className={styles["row"]}>
      <TextInput
        ref={field}
        label={keyLabel}
        maxLength={200}
        error={isKnown ? say("known") : undefined}
        value={key}
        onChange={({ currentTarget }) => setKey(currentTarget.value)}
      />
      <Means label={meansLabel} options={options} value={value} choose={setValue} />
      <Button variant="default" disabled={key.trim() === "" || value === "" || isKnown} onClick={submit}>
        {add}
      </Button>
    </div>
  );
}

type MeansProps = {
  readonly label: string;
  readonly isShort?: boolean;
  readonly options: readonly Option[] | undefined;
  readonly value: string;
  readonly choose: (value: string) => void;
};

function Means({ label, isShort = false, options, value, choose }: MeansProps): ReactElement {
  const named = isShort ? { "aria-label": label } : { label };
  if (options === undefined)
    return <TextInput {...named} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
  const isOffered = value === "" || options.some((one) => one.value === value);
  return (
    <Select
      {...named}
      searchable
      allowDeselect={!isShort}
      data={isOffered ? [...options] : [...options, { value, label: value }]}
      value={value === "" ? null : value}
      onChange={(chosen) => choose(chosen ?? "")}
    />
  );
}
