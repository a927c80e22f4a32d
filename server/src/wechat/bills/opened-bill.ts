/** What asking for a bill came to. */
export type OpenedBill<Row> =
  | {
      readonly outcome: 'open';
      /**
       * To be read once, soon: the address of the file dies within half a minute. Only when the iteration ended without an
       * error was the file whole; act on its rows in a transaction, or after the last of them.
       */
      readonly rows: AsyncIterable<Row>;
      /** Of the plain file, as WeChat announced it; absent where it does not. */
      readonly sha1?: string;
    }
  /** It is being written: ask again later. */
  | { readonly outcome: 'notReady' }
  /** Nothing happened that day, or WeChat keeps no bill of it. */
  | { readonly outcome: 'none' };
