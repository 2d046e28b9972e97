import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { runToEnd } from "../parts/runToEnd.ts";

/** A certificate authority in a folder: `ca.crt`, `ca.key`, then `<name>.crt`, `<name>.key` for each certificate. */
export interface Authority {
  /** `names` are alternative names as openssl words them: `IP:127.0.0.1`, `DNS:node1`. */
  issue(name: string, subject: string, names: readonly string[]): Promise<void>;
  /** Writes a kubeconfig that proves to be `subject`: `/O=system:masters/CN=admin`. */
  kubeconfig(file: string, subject: string, server: string): Promise<void>;
  /** Path of a file of the authority: `ca.crt`. */
  path(name: string): string;
}

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

export async function createAuthority(folder: string): Promise<Authority> {
  await mkdir(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: readonly string[]) => runToEnd({ program: "openssl", args });
  const days = ["-days", "30"];
  await openssl(
    "req",
    "-x509",
    ...KEY,
    ...days,
    "-subj",
    "/CN=authority",
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.crt"),
  );
  await openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", at("service-accounts.key"));

  const issue = async (name: string, subject: string, names: readonly string[]) => {
    const extensions = [
      ...(names.length > 0 ? [`subjectAltName=${names.join()}`] : []),
      "extendedKeyUsage=serverAuth,clientAuth",
    ];
    await writeFile(at(`${name}.extensions`), extensions.join("\n"));
    await openssl("req", ...KEY, "-subj", subject, "-keyout", at(`${name}.key`), "-out", at(`${name}.csr`));
    const by = ["-CA", at("ca.crt"), "-CAkey", at("ca.key"), "-CAcreateserial", ...days];
    const files = ["-in", at(`${name}.csr`), "-out", at(`${name}.crt`), "-extfile", at(`${name}.extensions`)];
    await openssl("x509", "-req", ...by, ...files);
  };

  return {
    issue,
    path: at,
    async kubeconfig(file, subject, server) {
      const name = path.basename(file, ".kubeconfig");
      await issue(name, subject, []);
      const data = async (part: string) => (await readFile(at(part))).toString("base64");
      const cluster = { server, "certificate-authority-data": await data("ca.crt") };
      const user = {
        "client-certificate-data": await data(`${name}.crt`),
        "client-key-data": await data(`${name}.key`),
      };
      await writeFile(file, kubeconfig(name, cluster, user), { mode: 0o600 });
    },
  };
}

/** JSON is YAML: no library needed to write one. */
function kubeconfig(userName: string, cluster: object, user: object): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "demo", cluster }],
    users: [{ name: userName, user }],
    contexts: [{ name: "demo", context: { cluster: "demo", user: userName } }],
    "current-context": "demo",
  });
}
