import { Select, TagsInput, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { type Content, textOf, withKey } from "../content-draft.ts";
import { usePolicyWords } from "../policy-words.ts";
import { Rows } from "../rows.tsx";
import type { FormOf } from "./form-of.ts";

const checks = ["none", "nhs", "mod-11", "luhn"] as const;

/** What is known of each kind of number beside those that are shipped. */
export function IdentifiersForm({ content, change }: FormOf): ReactElement {
  const say = usePolicyWords();
  return (
    <>
      <p className="quiet">
        {say("identifiers-lead")} {say("identifiers-shipped")}
      </p>
      <Rows
        title={say("systems")}
        of={content["systems"]}
        change={(systems) => change({ ...content, systems })}
        fresh={{ system: "" }}
        add={say("system-add")}
        remove={(place) => say("system-remove", { place })}
        row={(one, put, replace) => {
          const set = (key: string, value: unknown): void => replace(withKey(one, key, value));
          return (
            <>
              <TextInput
                label={say("system")}
                required
                value={textOf(one["system"])}
                onChange={({ currentTarget }) => put({ system: currentTarget.value })}
              />
              <TagsInput
                label={say("aliases")}
                placeholder={say("aliases-note")}
                value={namesIn(one)}
                onChange={(names) => set("aliases", names.length === 0 ? undefined : names)}
              />
              <TextInput
                label={say("pattern")}
                description={say("pattern-note")}
                inputWrapperOrder={["label", "input", "description", "error"]}
                error={isPattern(textOf(one["pattern"])) ? undefined : say("pattern-wrong")}
                value={textOf(one["pattern"])}
                onChange={({ currentTarget }) => set("pattern", currentTarget.value)}
              />
              <Select
                label={say("check")}
                allowDeselect={false}
                data={checks.map((value) => ({ value, label: say(value) }))}
                value={textOf(one["check"]) || "none"}
                onChange={(value) => set("check", value === "none" ? undefined : value)}
              />
            </>
          );
        }}
      />
    </>
  );
}

const namesIn = (one: Content): string[] => (Array.isArray(one["aliases"]) ? one["aliases"].map(String) : []);

/** As the server judges it: short, and without groups that repeat. */
export function isPattern(text: string): boolean {
  if (text.length > 100 || /[*+]|\)\{/.test(text)) return false;
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}
