// The command lines a person may copy do what our actions do: run as they are, on a real podman.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { CommandLine } from "../../../src/core/commandLine.ts";
import type { IocAction } from "../../../src/core/ioc.ts";
import { run, runToSuccess } from "../../../src/processes/run.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { recordOf, TestIocs } from "../../support/containers/testIocs.ts";
import { parts, without } from "../../support/parts.ts";
import { TypedTerminal } from "../devContainers/typedTerminal.ts";

const signal = new AbortController().signal;
const NAME = "ck-command-01";

describe("The command lines for an IOC in podman", { skip: without("engine", "images") }, () => {
  const iocs = new TestIocs();
  after(() => iocs.removeAll());

  async function line(action: IocAction): Promise<CommandLine> {
    const runtime = await iocs.runtime();
    return withEnvironment(runtime.commandLine(action, await (await iocs.watch()).until(NAME, () => true)));
  }

  async function execute(command: CommandLine): Promise<string> {
    const outcome = await runToSuccess(run, command, { doing: "run it", signal });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.value.stdout;
  }

  test("attach reaches the IOC's shell, and leaves it running when its terminal goes away", async () => {
    await iocs.run(NAME, "--stop-timeout", "1");
    await iocs.running(NAME);
    const terminal = new TypedTerminal(await line("console"));
    terminal.type("dbl\r");
    await terminal.until(new RegExp(recordOf(NAME)));
    await terminal.close();
    assert.equal((await iocs.running(NAME)).restarts, 0);
  });

  test("exec opens a shell beside the IOC", async () => {
    const terminal = new TypedTerminal(await line("shell"));
    terminal.type("echo answer-$((1+1))\r");
    await terminal.until(/answer-2/);
    terminal.type("exit\r");
    await terminal.close();
  });

  test("logs follows from the last 200 lines", async () => {
    const terminal = new TypedTerminal(await line("logs"));
    await terminal.until(/iocInit/);
    await terminal.close();
  });

  test("stop, start and restart are seen by the watch as ours are", async () => {
    const watching = await iocs.watch();
    await execute(await line("stop"));
    await watching.until(NAME, ({ state }) => state.kind === "stopped");
    await execute(await line("start"));
    const { state } = await watching.until(NAME, (now) => now.state.kind === "running");
    await execute(await line("restart"));
    await watching.until(
      NAME,
      (now) => now.state.kind === "running" && JSON.stringify(now.state) !== JSON.stringify(state),
    );
  });

  test("an engine that was chosen by its socket is named in the line", async () => {
    const { socket } = parts.engine!;
    const source = containersSource(() => ({ engine: `unix://${socket}`, extraLabels: [] }), {});
    const found = await source.discover(signal);
    assert.ok(found.ok);
    const command = found.value[0]!.commandLine("logs", await iocs.running(NAME));
    assert.deepEqual(command, {
      program: "podman",
      args: ["--url", `unix://${socket}`, "logs", "-f", "--tail", "200", NAME],
    });
    const terminal = new TypedTerminal(withEnvironment(command));
    await terminal.until(/iocInit/);
    await terminal.close();
  });
});

/** The tests' podman keeps its containers in a place of its own. */
function withEnvironment(command: CommandLine): CommandLine {
  return { ...command, environment: parts.engine!.environment };
}
