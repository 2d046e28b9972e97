/** What differs between the versions of ibek that are in use. */
export interface IbekRules {
  /** `validate` in entity models, and `env` in templates. */
  readonly validates: boolean;
  /** Rows of one database file have the same columns, in the order of the first; before, they were written as they came. */
  readonly matchesColumns: boolean;
}

/** @param version `4.8.2` */
export function ibekRules(version: string): IbekRules {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const is47 = major > 4 || (major === 4 && minor >= 7);
  return { validates: is47, matchesColumns: is47 };
}
