import { failed, type Failure, type FailureKind } from "../../core/failure.ts";
import { numberAt, textAt } from "../../core/json.ts";

/** An error of the engine's client as a failure: by the socket's error code, else by the answer's status. */
export function engineFailure(doing: string, error: unknown): { readonly ok: false; readonly failure: Failure } {
  const why = oneLine(textAt(error, "json", "message") ?? (error instanceof Error ? error.message : String(error)));
  return failed(kindOf(error, why), doing, why);
}

/** The answer of a request of our own that was refused. */
export function answerFailure(
  doing: string,
  answer: { readonly statusCode: number; readonly text: string },
): { readonly ok: false; readonly failure: Failure } {
  const why = oneLine(messageOf(answer.text));
  return failed(kindOf({ statusCode: answer.statusCode }, why), doing, why);
}

function kindOf(error: unknown, why: string): FailureKind {
  if (textAt(error, "name") === "AbortError" || textAt(error, "code") === "ABORT_ERR") return "cancelled";
  switch (textAt(error, "code")) {
    case "EACCES":
    case "EPERM":
      return "notAuthorised";
    case "ENOENT":
    case "ECONNREFUSED":
    case "ECONNRESET":
    case "EPIPE":
      return "unreachable";
    default:
  }
  switch (numberAt(error, "statusCode")) {
    case 401:
    case 403:
      return "notAuthorised";
    case 404:
      return "notFound";
    case 409:
      return "conflict";
    default:
  }
  // Podman answers 500 to what a container's state does not allow.
  return /container state improper|is not running/.test(why) ? "conflict" : "unexpectedOutput";
}

function messageOf(text: string): string {
  try {
    return textAt(JSON.parse(text), "message") ?? text;
  } catch {
    return text;
  }
}

function oneLine(text: string): string {
  // dockerode puts the status in front: “(HTTP code 404) no such container - …”.
  const bare = text.replace(/^\(HTTP code \d+\) [^-]* - /, "");
  return bare.trim().replaceAll(/\s*[\r\n]+\s*/g, "; ");
}
