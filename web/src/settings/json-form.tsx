import { Alert, Button, Textarea } from "@mantine/core";
import { type ReactElement, type ReactNode, type SubmitEvent, useState } from "react";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { useAgreedWords } from "./agreed-words.ts";

type Props = {
  readonly content: unknown;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly save: (content: unknown) => void;
  readonly children?: ReactNode;
};

/** What was agreed, as it is kept. What cannot be read is said before it is sent; what does not fit, the server says place by place. */
export function JsonForm({ content, isPending, error, save, children }: Props): ReactElement {
  const say = useAgreedWords();
  const common = useCommon();
  const [text, setText] = useState(() => JSON.stringify(content, null, 2));
  const [unread, setUnread] = useState<string>();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    try {
      save(JSON.parse(text));
      setUnread(undefined);
    } catch (thrown) {
      setUnread((thrown as Error).message);
    }
  };
  return (
    <form onSubmit={submit}>
      {children}
      <Textarea
        label={say("content")}
        autosize
        minRows={6}
        maxRows={24}
        spellCheck={false}
        ff="monospace"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {unread === undefined ? undefined : (
        <Alert color="red" role="alert" mt="sm">
          {say("not-json", { why: unread })}
        </Alert>
      )}
      {error === null ? undefined : <Trouble error={error} />}
      <Button type="submit" mt="sm" loading={isPending}>
        {common("save")}
      </Button>
    </form>
  );
}
