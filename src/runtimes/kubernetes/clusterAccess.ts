// How to reach and log in to the cluster of one context: shared by all its namespaces, so that there is one login and one connection pool.
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent, type AgentOptions, type RequestOptions } from "node:https";
import type { Cluster, KubeConfig, User } from "@kubernetes/client-node";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { Run } from "../../processes/run.ts";
import { runExecPlugin, type ExecCredential } from "./execCredential.ts";
import { kubeconfigStamp, readKubeconfig, selectContext } from "./kubeconfig.ts";

export interface Access {
  /** Without a slash at the end: `https://argus.example:6443`. */
  readonly server: string;
  readonly agent: HttpAgent;
  readonly headers: Readonly<Record<string, string>>;
}

/** Tokens in files and from identity providers change at any time; the library looks again itself when asked. */
const LOOK_AGAIN_MS = 60_000;
/** A plugin may open a browser window: never more often than this, however often the server refuses. */
const PLUGIN_PAUSE_MS = 60_000;

interface Login {
  readonly stamp: string;
  readonly outcome: Outcome<Access>;
  readonly madeAt: number;
  readonly goodUntil: number;
}

export class ClusterAccess {
  readonly context: string;
  readonly #files: readonly string[];
  readonly #run: Run;
  readonly #now: () => number;
  #login: Login | undefined;
  #loggingIn: Promise<Login> | undefined;
  #config: { readonly stamp: string; readonly outcome: Outcome<KubeConfig> } | undefined;
  #agent: { readonly key: string; readonly agent: HttpAgent } | undefined;

  constructor(files: readonly string[], context: string, run: Run, now: () => number = Date.now) {
    this.#files = files;
    this.context = context;
    this.#run = run;
    this.#now = now;
  }

  async current(): Promise<Outcome<Access>> {
    const stamp = kubeconfigStamp(this.#files);
    if (this.#login && this.#login.stamp === stamp && this.#now() < this.#login.goodUntil) return this.#login.outcome;
    this.#loggingIn ??= this.#logIn(stamp).finally(() => (this.#loggingIn = undefined));
    this.#login = await this.#loggingIn;
    return this.#login.outcome;
  }

  /** The server did not accept this login: make a new one, but let a plugin rest a while in between. */
  refused(access: Access): void {
    if (!this.#login?.outcome.ok || this.#login.outcome.value !== access) return;
    this.#login = { ...this.#login, goodUntil: Math.min(this.#login.goodUntil, this.#login.madeAt + PLUGIN_PAUSE_MS) };
  }

  /** The person asked to try again, so a plugin may run at once. */
  retry(): void {
    this.#login = undefined;
  }

  async #logIn(stamp: string): Promise<Login> {
    const made = await this.#make(stamp);
    const madeAt = this.#now();
    if (!made.ok) return { stamp, outcome: made, madeAt, goodUntil: madeAt + PLUGIN_PAUSE_MS };
    return { stamp, outcome: succeeded(made.value.access), madeAt, goodUntil: made.value.goodUntil };
  }

  async #make(stamp: string): Promise<Outcome<{ access: Access; goodUntil: number }>> {
    if (this.#config?.stamp !== stamp) this.#config = { stamp, outcome: readKubeconfig(this.#files) };
    if (!this.#config.outcome.ok) return this.#config.outcome;
    const selected = selectContext(this.#config.outcome.value, this.context);
    if (!selected.ok) return selected;
    const { config, cluster, user } = selected.value;
    const doing = `log in to ${this.context}`;
    let credential: ExecCredential | undefined;
    if (user.exec) {
      const outcome = await runExecPlugin(user.exec, this.#run, doing);
      if (!outcome.ok) return outcome;
      credential = outcome.value;
    }
    try {
      const access = await this.#access(config, cluster, user, credential);
      const staysGood = credential === undefined && !user.authProvider;
      const goodUntil = staysGood
        ? Infinity
        : (credential?.expiresAt ?? (credential ? Infinity : this.#now() + LOOK_AGAIN_MS));
      return succeeded({ access, goodUntil });
    } catch (error) {
      return failed("notAuthorised", doing, error instanceof Error ? error.message : String(error));
    }
  }

  async #access(
    config: KubeConfig,
    cluster: Cluster,
    user: User,
    credential: ExecCredential | undefined,
  ): Promise<Access> {
    // The plugin's part is done already; without `exec` the library adds the rest.
    config.users = [{ ...user, exec: undefined }];
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const { ca, cert, key, servername, rejectUnauthorized } = options;
    const tls: AgentOptions = {
      ...(ca === undefined ? {} : { ca }),
      ...(servername === undefined ? {} : { servername }),
      ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
      ...(cert === undefined && credential?.certificate === undefined ? {} : { cert: credential?.certificate ?? cert }),
      ...(key === undefined && credential?.key === undefined ? {} : { key: credential?.key ?? key }),
    };
    const headers = Object.fromEntries(
      Object.entries(options.headers ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
    if (credential?.token !== undefined) headers["Authorization"] = `Bearer ${credential.token}`;
    if (options.auth !== undefined && options.auth !== null) {
      headers["Authorization"] = `Basic ${Buffer.from(options.auth).toString("base64")}`;
    }
    const agent = cluster.proxyUrl ? options.agent : this.#ownAgent(cluster.server, tls);
    if (!(agent instanceof HttpAgent)) throw new Error(`no way to connect to ${cluster.server}`);
    return { server: cluster.server, agent, headers };
  }

  /** The library's own agent opens a TLS connection for each request; a new one only when the keys have changed. */
  #ownAgent(server: string, tls: AgentOptions): HttpAgent {
    const key = JSON.stringify([server, tls]);
    if (this.#agent?.key !== key) {
      const agent = server.startsWith("http:")
        ? new HttpAgent({ keepAlive: true })
        : new HttpsAgent({ keepAlive: true, ...tls });
      this.#agent = { key, agent };
    }
    return this.#agent.agent;
  }
}
