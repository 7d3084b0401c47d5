const longest = 2000;

/**
 * Where to go on after signing in: an address of this town's portal, written without a host, and not one that signs in
 * or out again. Anything else is nowhere: a link to us must not lead people to somebody else's page.
 */
export function safeNext(town: string, next: string | undefined): string | undefined {
  if (!next || next.length > longest || !/^\/[!-[\]-~]*$/.test(next) || next.startsWith('//')) return undefined;
  const here = new URL('http://here.invalid');
  const to = URL.parse(next, here);
  if (!to || to.origin !== here.origin) return undefined;
  const inTown = to.pathname === `/${town}` || to.pathname.startsWith(`/${town}/`);
  const signsIn = to.pathname.startsWith(`/${town}/my/`);
  return inTown && !signsIn ? `${to.pathname}${to.search}${to.hash}` : undefined;
}
