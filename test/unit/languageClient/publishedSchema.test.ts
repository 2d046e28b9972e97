import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { publishedSchema } from "../../../src/languageClient/publishedSchema.ts";

const URL = "https://github.com/epics-containers/ioc-x/releases/download/1.0/ibek.ioc.schema.json";
const signal = new AbortController().signal;

describe("the published schema of an ioc.yaml", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "schema-"));
  });
  after(() => rm(folder, { recursive: true }));

  async function schemaOf(
    header: string,
    answer: string | undefined,
    asked: string[] = [],
  ): Promise<string | undefined> {
    const iocYaml = join(folder, "ioc.yaml");
    await writeFile(iocYaml, `${header}\nioc_name: x\n`);
    const download = (url: string): Promise<string | undefined> => {
      asked.push(url);
      return Promise.resolve(answer);
    };
    return publishedSchema(iocYaml, { folder: join(folder, "kept"), download }, signal);
  }

  test("is fetched once from the address in the header, and kept", async () => {
    const asked: string[] = [];
    const first = await schemaOf(`# yaml-language-server: $schema=${URL}`, `{"a": 1}`, asked);
    assert.equal(await readFile(first ?? "", "utf8"), `{"a": 1}`);
    assert.equal(await schemaOf(`# yaml-language-server: $schema=${URL}`, undefined, asked), first);
    assert.deepEqual(asked, [URL]);
  });

  test("is missing when it cannot be had, and nothing but https addresses is asked for", async () => {
    assert.equal(await schemaOf(`# yaml-language-server: $schema=${URL}x`, undefined), undefined);
    const asked: string[] = [];
    for (const header of ["", "# $schema=x", "# yaml-language-server: $schema=../ioc.schema.json"])
      assert.equal(await schemaOf(header, "{}", asked), undefined);
    assert.equal(await schemaOf("# yaml-language-server: $schema=http://10.0.0.1/x", "{}", asked), undefined);
    assert.deepEqual(asked, []);
  });

  test("is missing for a file that is not there", async () => {
    const download = (): Promise<string> => Promise.resolve("{}");
    assert.equal(await publishedSchema(join(folder, "gone.yaml"), { folder, download }, signal), undefined);
  });
});
