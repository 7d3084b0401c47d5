import type { NeedCheck } from '#domain/visits/index.ts';

/** What a preview said, without the facts: a decision is only taken as it was shown. */
export function previewKey(check: Extract<NeedCheck, { ok: true }>): string {
  return `${check.decision}/${check.rule.row}/${check.rule.version}`;
}
