// The same comparison as with the recording, with the iocsh of a real IOC image and scripts made to find differences.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { iocshCommand } from "../../language-server/catalogue/iocshCommands.ts";
import { run, runToSuccess } from "../../src/processes/run.ts";
import { parts, without } from "../support/parts.ts";
import { predict } from "./startupScriptTranscript.ts";

const INCLUDED: Readonly<Record<string, string>> = {
  "show.iocsh": "echo A=$(A=none) B=$(B=none)\n",
  "set.iocsh": "epicsEnvSet A inner\n< show.iocsh\n",
  "leave.iocsh": "epicsEnvSet LEFT yes\nexit\nepicsEnvSet LEFT no\n",
};

const SCRIPTS: readonly string[] = [
  'echo "a\\"b\\\\c"',
  "echo a\\ b\\,c\\(d",
  "echo 'it is \"here\"'\"and 'there'\"",
  'epicsEnvSet("N", "2")\nepicsEnvSet("V2", "two")\necho $(V$(N)) ${V$(N)} $(V$(N)=x)',
  "echo $(X=$(Y=z)) $(X=${Y='q r'}) $(X=)end",
  'echo "$(X=a,b)" "$(X=a\\,b)" "$(X=\'a,b\')"',
  "epicsEnvSet M '$(A=1)/$(B=2)'\necho $(M,A=x) $(M,B=$(A=y)) $(M)",
  "epicsEnvSet Q '\"a b\" c'\necho $(Q)",
  "epicsEnvSet E 'a\\\\b'\necho $(E)",
  "echo '$(NOT)' \"$(IS='it''s')\"",
  "$(IF=#) echo never\n$(IF=) echo always",
  "# comment \\\necho swallowed\necho heard",
  'echo "two \\\nlines"',
  'iocshLoad("show.iocsh", "A=1, B=\'x y\' ")\necho $(A=gone)',
  'iocshLoad("set.iocsh", "A=1,B=2")\necho $(A) $(B=gone)',
  "epicsEnvSet A outer\n< show.iocsh\n< leave.iocsh\necho $(LEFT)",
  "epicsEnvSet A 1\nepicsEnvUnset A\necho $(A=unset)",
  "epicsEnvSet L '$(R)'\nepicsEnvSet R '$(L)'\necho $(L)",
  "echo $(A$(NOPE))",
  "echo $(NOPE) 'unbalanced",
  "echo abc2>/dev/null",
  "echo a > ",
  "echo a < ",
  "echo done # it's a comment",
  "echo\r\necho carriage\r",
  "echo(brackets\necho ,,,commas,,,",
  "echo $ $X $[X] \\$(X)",
  "epicsThreadSleep 1e-3x\nepicsThreadSleep 0x1p-4",
  "dbpr x 08\ndbpr x 0x1G\ndbpr x +12x",
  'iocshRun "echo $(Z=default)" "Z=given"\niocshRun \'echo $(Z=default)\' "Z=given"',
];

/** The escapes iocsh colours its messages with. */
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]*m/g;

const SKIP = without("engine", "images");

/** What a shell command prints in a container of the runtime image. */
async function inImage(script: string, folder?: string): Promise<string> {
  const { engine, images } = parts;
  assert.ok(engine !== undefined && images !== undefined);
  const volume = folder === undefined ? [] : [`--volume=${folder}:/boot:ro`];
  const args = [
    ...["run", "--rm", "--network=none", "--tmpfs=/out", ...volume],
    ...["--env=EPICS_IOCSH_HISTFILE=", "--entrypoint=bash", images.runtime, "-c", script],
  ];
  const ran = await runToSuccess(
    run,
    { program: engine.podman, args, environment: engine.environment },
    { doing: "run iocsh", signal: AbortSignal.timeout(120_000) },
  );
  assert.ok(ran.ok, ran.ok ? "" : ran.failure.why);
  return ran.value.stdout;
}

test("iocsh in an IOC image reads awkward scripts as we do", { skip: SKIP }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "iocsh-"));
  try {
    for (const [index, text] of SCRIPTS.entries()) {
      await mkdir(join(folder, String(index)));
      for (const [name, included] of Object.entries({ ...INCLUDED, "st.cmd": `${text}\n` }))
        await writeFile(join(folder, String(index), name), included);
    }
    const each = `for i in $(seq 0 ${SCRIPTS.length - 1}); do`;
    const runAll = `${each} cd /boot/$i; ioc st.cmd </dev/null >/out/$i.out 2>/out/$i.err; done`;
    const printAll = `${each} cat /out/$i.out; printf '\\001'; cat /out/$i.err; printf '\\002'; done`;
    const printed = await inImage(`${runAll}; ${printAll}`, folder);
    const outputs = printed.replace(COLOURS, "").split("\u0002");
    for (const [index, text] of SCRIPTS.entries()) {
      const [stdout = "", stderr = ""] = outputs[index]?.split("\u0001") ?? [];
      await compare(text, stdout.replace(/epics> $/, ""), stderr);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the catalogue has the commands of an IOC image with the arguments its help prints", { skip: SKIP }, async () => {
  const help = await inImage("echo 'help *' > /tmp/help.cmd; ioc /tmp/help.cmd </dev/null 2>&1");
  // The name is bold, its arguments follow. `#` is registered as a command too, but never reached as one.
  // eslint-disable-next-line no-control-regex
  const bold = help.matchAll(/\u001b\[1m([^\s#]+)\u001b\[0m(.*)$/gm);
  const printed = Array.from(bold, ([, name = "", rest = ""]) => name + rest.replace(COLOURS, ""));
  assert.ok(printed.length >= 120, `${printed.length} commands in ${help}`);
  const usages = printed.map((line) => usage(line.split(" ")[0] ?? ""));
  assert.deepEqual(usages, printed);
});

/** As `help` prints it. */
function usage(name: string): string {
  const names = iocshCommand(name)?.arguments.map((argument) =>
    argument.type === "argv" || !argument.name.includes(" ") ? argument.name : `'${argument.name}'`,
  );
  return names === undefined ? `no ${name}` : [name, ...names].join(" ");
}

async function compare(text: string, stdout: string, stderr: string): Promise<void> {
  const expected = await predict(`${text}\n`, INCLUDED, {});
  const context = `${JSON.stringify(text)} printed ${JSON.stringify(stdout)} and ${JSON.stringify(stderr)}`;
  let rest = stdout;
  for (const line of expected.stdout) {
    const at = rest.indexOf(`${line}\n`);
    assert.ok(at >= 0, `expected ${JSON.stringify(line)}; ${context}`);
    rest = rest.slice(at + line.length + 1);
  }
  if (!/iocshLoad|iocshRun|^</m.test(text))
    assert.equal(stdout, expected.stdout.map((line) => `${line}\n`).join(""), context);
  for (const message of expected.stderr) assert.ok(stderr.includes(message), `expected ${message}; ${context}`);
  if (expected.stderr.length === 0) assert.equal(stderr, "", context);
}
