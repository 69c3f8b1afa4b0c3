/** A step that could not be done. Tells what was expected, what came and what a person can do about it. */
export class SetupFailure extends Error {
  /**
   * @param {{ expected: string, found: string, todo: string }} facts
   */
  constructor({ expected, found, todo }) {
    super(`expected: ${expected}\nfound:    ${found}\nto do:    ${todo}`);
    this.name = "SetupFailure";
    this.expected = expected;
    this.found = found;
    this.todo = todo;
  }
}
