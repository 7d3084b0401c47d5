import { z } from 'zod';

/** What the warning about the end of a session needs in the browser; all of it comes with the page. */
export const sessionProps = z.object({
  /** ISO instants: the end, and the server's time when it wrote the page. */
  until: z.string(),
  now: z.string(),
  stay: z.string(),
  signIn: z.string(),
  csrf: z.string(),
});
export type SessionProps = z.output<typeof sessionProps>;

/** How long before its end a session's holder is warned: time enough to read, decide and press (WCAG 2.2.1). */
export const warnMinutes = 5;

/** The answer to "stay signed in" for scripts. */
export const stayed = z.object({ until: z.string(), now: z.string() });
