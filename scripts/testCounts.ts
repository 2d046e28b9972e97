// A reporter for Node.js's test runner whose whole output is one line of JSON: { "passed": 12, "failed": 0, "skipped": 1 }.
import type { TestEvent } from "node:test/reporters";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

async function* countTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of events) {
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    if (event.data.skip !== undefined) counts.skipped += 1;
    // A suite is as good as the tests in it, which are counted by themselves.
    else if (event.data.details.type === "suite") continue;
    else if (event.type === "test:fail") counts.failed += 1;
    else counts.passed += 1;
  }
  yield JSON.stringify(counts);
}

// The runner insists on a default export.
export { countTests as default };
