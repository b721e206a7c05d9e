import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

/** What the list is narrowed to, as it stands in the address: nothing of it names a patient. */
export type Filter = {
  readonly urgency?: string;
  readonly owner?: string;
  readonly role?: string;
  readonly overdue?: string;
  readonly intake?: string;
  readonly setAside?: string;
};
const names = ["urgency", "owner", "role", "overdue", "intake", "setAside"] as const;

/** The filter, and how to switch one part of it on and off. */
export function useFilter(): {
  readonly filter: Filter;
  readonly toggle: (name: keyof Filter, value: string) => void;
  readonly clear: () => void;
} {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const navigate = useNavigate();
  const text = names.map((name) => search[name] ?? "").join("\n");
  const filter = useMemo(
    () =>
      Object.fromEntries(text.split("\n").flatMap((value, i) => (value === "" ? [] : [[names[i], value]]))) as Filter,
    [text],
  );
  const go = (next: Filter): void =>
    void navigate({ to: ".", search: next as Record<string, string>, replace: true, resetScroll: false });
  return {
    filter,
    toggle: (name, value) => {
      const { [name]: was, ...rest } = filter;
      go(was === value ? rest : { ...rest, [name]: value });
    },
    clear: () => go({}),
  };
}
