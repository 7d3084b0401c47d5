import type { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { Actor } from './actor.ts';

export type Visibility = 'public' | 'applicant' | 'department' | 'institution' | 'partner';
export type EntryValue = string | number | boolean | null | readonly string[];

/** What a command writes in the journal: ids and codes, no personal text. */
export interface Entry {
  /** Past tense: `case.opened`. */
  type: string;
  subject: { kind: string; id: string };
  data?: Readonly<Record<string, EntryValue>>;
  visibility: Visibility;
}

/** A finished command: its value and what happened. A write without an entry is a type error. */
export interface Done<O> {
  value: O;
  journal: readonly [Entry, ...Entry[]];
}

/** What a running command has in hand. Time, ids and random come in; the only way to the data is `tx`. */
export interface Step<T> {
  tx: Db<T>;
  tenant: string;
  actor: Actor;
  /** ISO instant, the same for the whole command. */
  now: string;
  commandId: string;
  newId(): string;
  random(bytes: number): Uint8Array;
}

/**
 * A change of the town's data. Its name is also its right: `rights` in `domain/identity` says who may.
 * `run` records, it never sends mail, calls HTTP or writes files: reactions do.
 */
export interface Command<T, I extends z.ZodType, O> {
  name: string;
  input: I;
  run(step: Step<T>, input: z.output<I>): Promise<Done<O>>;
}

export function defineCommand<T, I extends z.ZodType, O>(command: Command<T, I, O>): Command<T, I, O> {
  return command;
}
