import assert from "node:assert/strict";
import { test } from "node:test";
import { displayCommandLine, withoutSecrets } from "../../../src/core/commandLine.ts";

test("a command line is shown as a person could paste it into a shell", () => {
  const command = {
    program: "kubectl",
    args: ["exec", "-it", "bl01t-0", "--", "sh", "-c", "echo 'it''s' $HOME; ls"],
    environment: { KUBECONFIG: "/home/me/kube config" },
  };
  assert.equal(
    displayCommandLine(command),
    `KUBECONFIG='/home/me/kube config' kubectl exec -it bl01t-0 -- sh -c 'echo '\\''it'\\'''\\''s'\\'' $HOME; ls'`,
  );
});

test("a log hides the values of variables whose names speak of secrets", () => {
  const command = {
    program: "podman",
    args: ["run", "--env=IOC_NAME=bl01t", "--env", "DB_PASSWORD=hunter2", "--label=epics-ioc.instance=bl01t"],
    environment: { API_TOKEN: "abc", TERM: "xterm" },
  };
  assert.equal(
    displayCommandLine(withoutSecrets(command)),
    "API_TOKEN='…' TERM=xterm podman run --env=IOC_NAME=bl01t --env 'DB_PASSWORD=…' --label=epics-ioc.instance=bl01t",
  );
});
