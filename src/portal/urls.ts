import type { AccountLevel } from '#domain/identity/index.ts';

/** Typed addresses of the portal, each below its town. */
export const urls = {
  towns: () => '/',
  home: (town: string) => `/${town}`,
  lifeEvent: (town: string, name?: string) =>
    name === undefined ? `/${town}/life-events` : `/${town}/life-events?name=${encodeURIComponent(name)}`,
  services: (town: string, query?: string) =>
    query ? `/${town}/services?q=${encodeURIComponent(query)}` : `/${town}/services`,
  /** What the search boxes suggest while one types. */
  suggest: (town: string) => `/${town}/suggest`,
  /** A service; what was typed in the search comes along, so that it can be handed on. */
  service: (town: string, key: string, words = '') =>
    `/${town}/services/${encodeURIComponent(key)}${words === '' ? '' : `?q=${encodeURIComponent(words)}`}`,
  /** Who is responsible for a service, for somebody living elsewhere; `area` is a chosen municipality's ARS. */
  whoFor: (town: string, key: string, wish: Record<string, string> = {}) => {
    const query = new URLSearchParams(wish).toString();
    return `/${town}/services/${encodeURIComponent(key)}/who${query === '' ? '' : `?${query}`}`;
  },
  request: (town: string, service?: string) =>
    service ? `/${town}/visit/new?service=${encodeURIComponent(service)}` : `/${town}/visit/new`,
  /** A page of the request; `state` is what was typed so far, sealed. */
  requestStep: (town: string, step: string, state?: string) =>
    state ? `/${town}/visit/new/${step}?s=${state}` : `/${town}/visit/new/${step}`,
  requestGroup: (town: string) => `/${town}/visit/group`,
  requestGroupStep: (town: string, step: string, state?: string) =>
    state ? `/${town}/visit/group/${step}?s=${state}` : `/${town}/visit/group/${step}`,
  /** Where a code opens an application that was saved. */
  resumeApplication: (town: string) => `/${town}/apply`,
  apply: (town: string, service: string) => `/${town}/apply/${service}`,
  /** A page of the form, or `check`, `pause`, `sent`. */
  applyPage: (town: string, service: string, page: string) => `/${town}/apply/${service}/${page}`,
  taken: (town: string) => `/${town}/visit/taken`,
  findCase: (town: string) => `/${town}/case`,
  /** Opens the case by its secret and leads on to `case`; this is what links and QR codes carry. */
  openCase: (town: string, number: string, secret: string) => `/${town}/case/${number}/open/${secret}`,
  case: (town: string, number: string) => `/${town}/case/${number}`,
  caseAction: (town: string, number: string, action: string) => `/${town}/case/${number}/${action}`,
  paper: (town: string, number: string, id: string) => `/${town}/case/${number}/papers/${id}`,
  receipt: (town: string, number: string, id: string) => `/${town}/case/${number}/receipts/${id}`,
  payment: (town: string, number: string, id: string) => `/${town}/case/${number}/pay/${id}`,
  /** Where the payment provider sends its payer back to. */
  paymentReturn: (town: string, number: string, id: string) => `/${town}/case/${number}/pay/${id}/return`,
  proveEmail: (town: string, of: { number: string; change: string; token: string }) =>
    `/${town}/case/${of.number}/email/${of.change}/${of.token}`,
  closeCase: (town: string) => `/${town}/case/close`,
  /** The signed-in resident's own list. */
  my: (town: string) => `/${town}/my`,
  /**
   * Sends somebody to sign in, surely enough, and back to `next` (an address of this town's portal; anything else is
   * ignored). Who is already signed in surely enough is sent on at once.
   */
  signIn: (town: string, wish: { level?: AccountLevel; next?: string; notice?: string } = {}) => {
    const query = new URLSearchParams({ ...wish }).toString();
    return query ? `/${town}/my/sign-in?${query}` : `/${town}/my/sign-in`;
  },
  signInReturn: (town: string) => `/${town}/my/return`,
  signOut: (town: string) => `/${town}/my/sign-out`,
  /** Moves the end of the session on. */
  stay: (town: string) => `/${town}/my/stay`,
  addToList: (town: string) => `/${town}/my/add`,
  removeFromList: (town: string) => `/${town}/my/remove`,
  checkDocument: (town: string, code?: string) => (code ? `/${town}/verify?code=${code}` : `/${town}/verify`),
  checkReceipt: (town: string) => `/${town}/receipt`,
  imprint: (town: string) => `/${town}/imprint`,
  privacy: (town: string) => `/${town}/privacy`,
  accessibility: (town: string) => `/${town}/accessibility`,
};
