import { failed, type Failure, type Outcome } from "../core/failure.ts";

/** A command that starts programs: in a folder that is not trusted it says so and does nothing. Failures are reported. */
export function trustedCommand(
  { isTrusted, report }: { readonly isTrusted: () => boolean; readonly report: (failure: Failure) => void },
  doing: string,
  act: (argument: unknown) => Promise<Outcome<unknown>>,
): (argument: unknown) => Promise<void> {
  return async (argument) => {
    const outcome = isTrusted()
      ? await act(argument)
      : failed("untrusted", doing, "it starts programs with files of this folder");
    if (!outcome.ok) report(outcome.failure);
  };
}
