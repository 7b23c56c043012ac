import { writeFileSync } from 'node:fs';

/**
 * Says at the very end why a test failed first. A test that is tried again begins where the first attempt left the product,
 * so the failure of its last attempt, which is all that Jest's own summary shows, often tells of nothing but that. With
 * FAILED_FILES set to a file it writes there the paths of what failed, a line each.
 */
// biome-ignore lint/style/noDefaultExport: Jest makes one of the default export
export default class TellFirstFailures {
  onRunComplete(_contexts, { testResults }) {
    const failed = testResults.filter(
      ({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError,
    );
    const list = process.env.FAILED_FILES;
    if (list) writeFileSync(list, failed.map(({ testFilePath }) => `${testFilePath}\n`).join(''));
    for (const { testFilePath, testResults: tests } of testResults) {
      for (const { fullName, status, retryReasons = [] } of tests) {
        if (retryReasons.length === 0) continue;
        const end = status === 'failed' ? 'failed' : 'passed later';
        console.log(`\n${end}: ${fullName} (${testFilePath})\nfirst attempt: ${headOf(retryReasons[0])}`);
      }
    }
  }
}

/** What went wrong and where, without the way through the runner. */
const headOf = (reason) =>
  reason
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, 20)
    .join('\n');
