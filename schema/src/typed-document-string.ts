/**
 * An operation as the clients hold it: the hash the server knows it by, and its text for a server that does not know it yet.
 * `Result` and `Variables` exist for the compiler only.
 */
export class TypedDocumentString<Result, Variables> {
  /** SHA-256 of `text` in lower-case hex. */
  readonly hash: string;
  /** The operation with its fragments, without insignificant characters. */
  readonly text: string;
  /** Never set: carries the types. Not `declare`d, since Babel would need a setting for that. */
  readonly types: ((variables: Variables) => Result) | undefined = undefined;

  constructor(hash: string, text: string) {
    this.hash = hash;
    this.text = text;
  }
}
