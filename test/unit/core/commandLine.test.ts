import assert from "node:assert/strict";
import { test } from "node:test";
import { displayCommandLine } from "../../../src/core/commandLine.ts";

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
