import fc from 'fast-check';
import type { Call } from '../history.ts';
import type { Play } from '../play.ts';

type Parameters = Readonly<Record<string, number | string>>;

/** Something that a history can do. */
export interface Command {
  readonly name: string;
  /** how often it is chosen, beside the others */
  readonly weight: number;
  readonly call: fc.Arbitrary<Call>;
  run(play: Play, call: Call): Promise<void>;
}

/** @param of `run` does nothing where what it needs is not there: any order of commands is a history */
export function defineCommand<P extends Parameters>(of: {
  name: string;
  weight: number;
  parameters: fc.Arbitrary<P>;
  run(play: Play, parameters: P): Promise<void>;
}): Command {
  const { name, weight, parameters, run } = of;
  return {
    name,
    weight,
    call: parameters.map(
      (values): Call => ({ do: name, ...values }),
      (value) => {
        const { do: _, ...values } = value as Call;
        return values as unknown as P; // what this command's own arbitrary made
      },
    ),
    run: (play, call) => run(play, call as Call & P), // as above
  };
}

/** An index into whatever there is by then; the newest first. */
export const which: fc.Arbitrary<number> = fc.nat(5);
