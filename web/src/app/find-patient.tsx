import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { ask } from "../api.ts";
import { usePlaceWords } from "../words/places.ts";
import styles from "./frame.module.css";

type Found = {
  readonly isCut: boolean;
  readonly patients: readonly { readonly patient: string; readonly called: string | null }[];
};

/** From a part of a name, or a number, to the patient. What is typed goes in a body: addresses are kept in logs. */
export function FindPatient({ clinic }: { readonly clinic: string }): ReactElement {
  const say = usePlaceWords();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ["clinics", clinic, "patients-found", asked],
    queryFn: () => ask<Found>(`/clinics/${clinic}/patients/search`, { method: "POST", body: { text: asked } }),
    enabled: asked.length > 1,
  });
  // Who was found by fewer letters is not offered under more: Enter would open somebody else.
  const isAnswered = asked.length > 1 && asked === text.trim();
  const found = isAnswered ? (data?.patients ?? []) : [];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(patient) => {
        combobox.closeDropdown();
        setText("");
        void navigate({ to: "/clinics/$clinic/patients/$patient", params: { clinic, patient } });
      }}
    >
      <Combobox.Target>
        <TextInput
          data-find
          className={styles["find"] ?? ""}
          aria-label={say("find-label")}
          placeholder={say("find-hint")}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={text}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2}>
        <Combobox.Options aria-label={say("find-label")}>
          {found.map(({ patient, called }) => (
            <Combobox.Option value={patient} key={patient}>
              {called ?? patient} <span className="quiet">{patient}</span>
            </Combobox.Option>
          ))}
          {found.length === 0 && isAnswered && data !== undefined ? (
            <Combobox.Empty>{say("find-none")}</Combobox.Empty>
          ) : undefined}
          {data?.isCut === true && found.length > 0 ? <Combobox.Empty>{say("find-more")}</Combobox.Empty> : undefined}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
