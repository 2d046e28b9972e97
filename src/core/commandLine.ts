// A command line is data: pure functions build it, `src/processes` runs it, the user sees it, tests compare it.

export interface CommandLine {
  /** Program name or absolute path: `kubectl`. */
  readonly program: string;
  /** Arguments as the program receives them; never joined into a shell string to be run. */
  readonly args: readonly string[];
  /** Variables set on top of the inherited environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const SAFE_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;

function quoted(word: string): string {
  return SAFE_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The line as a person would type it in a POSIX shell, for display and copying only. */
export function displayCommandLine(command: CommandLine): string {
  const environment = Object.entries(command.environment ?? {}).map(([name, value]) => `${name}=${quoted(value)}`);
  return [...environment, ...[command.program, ...command.args].map(quoted)].join(" ");
}

/** The same line with the values of variables hidden whose names speak of secrets; for logs. */
export function withoutSecrets(command: CommandLine): CommandLine {
  const hidden = (name: string, value: string): string => (SECRET_NAME.test(name) ? "…" : value);
  const args = command.args.map((word) =>
    word.replace(
      /^((?:--env=)?)(\w+)=([^]*)$/,
      (_whole, option: string, name: string, value: string) => `${option}${name}=${hidden(name, value)}`,
    ),
  );
  const environment = Object.entries(command.environment ?? {}).map(
    ([name, value]) => [name, hidden(name, value)] as const,
  );
  return { ...command, args, ...(command.environment ? { environment: Object.fromEntries(environment) } : {}) };
}

const SECRET_NAME = /pass|secret|token|credential|key/i;
