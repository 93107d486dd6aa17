/** What passed and what failed; lint, types and build count as one test each. */
export class Tally {
  passed = 0;
  failed = 0;

  /** Adds what Jest wrote of its run; a suite that could not even be loaded is one failure. */
  addJest(results) {
    this.passed += results.numPassedTests;
    this.failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  }

  /** Alone on a line at the very end: machines read it. */
  toString() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
