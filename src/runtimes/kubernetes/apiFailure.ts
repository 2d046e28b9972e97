// What the API server or the network said, as a failure a person can act on.
import { failed, type Failure, type FailureKind } from "../../core/failure.ts";
import { textAt } from "../../core/json.ts";

export interface ApiFailure {
  readonly ok: false;
  readonly failure: Failure;
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
}

export type ApiOutcome<T> = { readonly ok: true; readonly value: T } | ApiFailure;

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: "notAuthorised",
  403: "notAuthorised",
  404: "notFound",
  409: "conflict",
};

/** From an answer of the server, or from an ERROR event of a watch. `body` is a Status object where the server is polite. */
export function statusFailure(doing: string, context: string, status: number, body: string): ApiFailure {
  const kind = KINDS[status] ?? (status === 429 || status >= 500 ? "unreachable" : "unexpectedOutput");
  const why =
    status === 401
      ? `the credentials of the context ${context} have expired or are not accepted: log in again`
      : (messageOf(body) ?? `the server answered ${status}`);
  return { ...failed(kind, doing, why), status };
}

function messageOf(body: string): string | undefined {
  try {
    return textAt(JSON.parse(body), "message")?.replace(/\s+/g, " ");
  } catch {
    // A proxy in between answers in HTML or plain words; only words are worth showing.
    const text = body.replace(/\s+/g, " ").trim();
    return text === "" || text.startsWith("<") ? undefined : text.slice(0, 300);
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "it refuses connections",
  ECONNRESET: "the connection was cut",
  EHOSTUNREACH: "there is no route to it",
  ENETUNREACH: "the network is down",
  ENOTFOUND: "its name is not known on this network",
  EAI_AGAIN: "its name cannot be resolved now",
  ETIMEDOUT: "it does not answer",
  EPIPE: "the connection was cut",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is not signed by the authority the kubeconfig names",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is not signed by the authority the kubeconfig names",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is not signed by the authority the kubeconfig names",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is not signed by the authority the kubeconfig names",
};

/** From an error of the connection. */
export function networkFailure(doing: string, server: string, error: unknown): ApiFailure {
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = textAt(cause, "code") ?? "";
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    ...failed("unreachable", doing, `no connection to ${server}: ${SENTENCES[code] ?? message}`),
    status: undefined,
  };
}

export function cancelled(doing: string): ApiFailure {
  return { ...failed("cancelled", doing, "cancelled"), status: undefined };
}
