import { Kbd, Modal, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useCommon } from "../words/common.ts";
import { useTodayWords } from "./words.ts";

const keys = [
  ["j k", "key-move"],
  ["Enter", "key-open"],
  ["t", "key-take"],
  ["s", "key-snooze"],
  ["d", "key-done"],
  ["u", "key-undo"],
  ["x", "key-select"],
  ["c", "key-ring"],
  ["n", "key-new"],
  ["/", "key-filter"],
  ["?", "key-help"],
] as const;

export function KeysHelp({ close }: { readonly close: () => void }): ReactElement {
  const say = useTodayWords();
  const common = useCommon();
  return (
    <Modal opened onClose={close} title={say("keys")} closeButtonProps={{ "aria-label": common("close") }}>
      <Table>
        <Table.Tbody>
          {keys.map(([key, word]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                {key.split(" ").map((one) => (
                  <Kbd key={one} mr={4}>
                    {one}
                  </Kbd>
                ))}
              </Table.Th>
              <Table.Td>{say(word)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
