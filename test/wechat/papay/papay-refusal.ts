/** What v2 answers as `err_code`, and v3 as an error of its own. */
export class PapayRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
