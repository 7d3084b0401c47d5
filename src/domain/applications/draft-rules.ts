/** Days a draft is kept after the last answer. */
export const draftDays = 30;
/** Files one draft may hold. */
export const maxUploads = 10;

/** Until when a draft is kept that was changed now (ISO instants). */
export function draftExpires(now: string): string {
  return new Date(Date.parse(now) + draftDays * 86_400_000).toISOString();
}
