import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { useHere } from "../client/session.ts";
import { FormDialog, type Wanted } from "./form-dialog.tsx";
import { useFormWords } from "./form-words.ts";
import { formGroups } from "./forms.ts";

type MenuOf = { readonly patient: string; readonly version: number };

/** Everything that can be written into a record by hand; nothing where the person may not. A form never changes its patient. */
export const AddFactMenu = (of: MenuOf): ReactElement => <MenuOfOne key={of.patient} {...of} />;

function MenuOfOne({ patient, version }: MenuOf): ReactElement | null {
  const { may } = useHere();
  const say = useFormWords();
  const [wanted, want] = useState<Wanted>();
  const [isSaved, setSaved] = useState(false);
  if (!may("record-facts")) return null;
  return (
    <>
      <Menu position="bottom-end" width={240} keepMounted={false}>
        <Menu.Target>
          <Button
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            rightSection={<IconChevronDown size={16} aria-hidden="true" />}
            onClick={() => setSaved(false)}
          >
            {say("add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="50vh" style={{ overflowY: "auto" }}>
          {formGroups.map(({ name, forms }) => (
            <div key={name}>
              <Menu.Label>{say(name)}</Menu.Label>
              {forms.map((form) => (
                <Menu.Item key={form} onClick={() => want({ form })}>
                  {say(form)}
                </Menu.Item>
              ))}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Text span size="sm" role="status">
        {isSaved ? say("saved") : ""}
      </Text>
      <FormDialog
        patient={patient}
        version={version}
        wanted={wanted}
        close={() => want(undefined)}
        saved={() => setSaved(true)}
      />
    </>
  );
}
