/** What is worked out from an object and kept as long as it. */
export type Attached<K extends object, V> = {
  readonly get: (owner: K) => V | undefined;
  /** @throws TypeError where the owner is frozen */
  readonly set: (owner: K, value: V) => void;
};

/**
 * Values that lie on their owners themselves, out of sight of spreads, comparisons and copies. For what is made and thrown away by
 * the thousand, as facts of one patient after the other: the values of a `WeakMap` outlive their owners until the whole heap is
 * collected, and with them everything that they refer to.
 */
export function attached<K extends object, V>(): Attached<K, V> {
  const name = Symbol("attached");
  return {
    get: (owner) => (owner as { readonly [name]?: V })[name],
    set: (owner, value) => void Object.defineProperty(owner, name, { value, configurable: true }),
  };
}

/** What is made from its owner when it is first asked for, and never again. */
export function onceFor<K extends object, V extends object>(make: (owner: K) => V): (owner: K) => V {
  const made = attached<K, V>();
  return (owner) => {
    const known = made.get(owner);
    if (known !== undefined) return known;
    const value = make(owner);
    made.set(owner, value);
    return value;
  };
}
