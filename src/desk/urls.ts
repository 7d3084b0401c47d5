function withQuery(path: string, wish: Record<string, string>): string {
  const query = new URLSearchParams(wish).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Typed addresses of the desk. Links, redirects and tests call these; a dead link is a type error. */
export const urls = {
  start: () => '/desk',
  /** The door of the crew, which is another program. */
  field: () => '/field',
  signIn: (next?: string) => (next ? `/desk/sign-in?next=${encodeURIComponent(next)}` : '/desk/sign-in'),
  signInAs: () => '/desk/sign-in/persona',
  signInPassword: () => '/desk/sign-in/password',
  oidcStart: () => '/desk/sign-in/oidc',
  oidcReturn: () => '/desk/sign-in/oidc/return',
  signOut: () => '/desk/sign-out',
  calls: (query?: string) => (query ? `/desk/calls?q=${encodeURIComponent(query)}` : '/desk/calls'),
  /** The search with what the caller said: `q` the wish, `where` or `area` the place. */
  callsFor: (wish: Record<string, string>) => withQuery('/desk/calls', wish),
  callSuggest: () => '/desk/calls/suggest',
  /** One service during a call, and who does it. */
  callService: (key: string, wish: Record<string, string> = {}) =>
    withQuery(`/desk/calls/services/${key.startsWith(':') ? key : encodeURIComponent(key)}`, wish),
  newCall: (service?: string) =>
    service ? `/desk/calls/new?service=${encodeURIComponent(service)}` : '/desk/calls/new',
  newGroupCall: () => '/desk/calls/group',
  callTaken: (number: string) => `/desk/calls/taken/${number}`,
  callSlip: (number: string) => `/desk/calls/taken/${number}/slip`,
  cases: () => '/desk/cases',
  case: (number: string) => `/desk/cases/${number}`,
  openCase: () => '/desk/cases/open',
  closeCase: () => '/desk/cases/close',
  caseAction: (number: string, action: string) => `/desk/cases/${number}/${action}`,
  receipt: (number: string, id: string) => `/desk/cases/${number}/receipts/${id}`,
  paper: (number: string, id: string) => `/desk/cases/${number}/papers/${id}`,
  finishTask: () => '/desk/tasks/finish',
  keepPromise: () => '/desk/promises/keep',
  needCheck: (number: string) => `/desk/visits/need/${number}`,
  visits: () => '/desk/visits',
  visitsToPlan: (day?: string) => (day ? `/desk/visits/to-plan?day=${day}` : '/desk/visits/to-plan'),
  group: (number: string) => `/desk/visits/groups/${number}`,
  groupAdd: (number: string) => `/desk/visits/groups/${number}/add`,
  groupRemove: (number: string) => `/desk/visits/groups/${number}/remove`,
  tours: (day?: string) => (day ? `/desk/visits/tours?day=${day}` : '/desk/visits/tours'),
  newTour: (day?: string) => (day ? `/desk/visits/tours/new?day=${day}` : '/desk/visits/tours/new'),
  tour: (id: string) => `/desk/visits/tours/${id}`,
  tourSheet: (id: string) => `/desk/visits/tours/${id}/sheet`,
  cancelTour: (id: string) => `/desk/visits/tours/${id}/cancel`,
  planVisit: (id: string, day?: string) => `/desk/visits/plan/${id}${day ? `?day=${day}` : ''}`,
  unplanVisit: (id: string) => `/desk/visits/plan/${id}/unplan`,
  cancelVisit: (id: string) => `/desk/visits/plan/${id}/cancel`,
  kits: () => '/desk/kits',
  kit: (id: string) => `/desk/kits/${id}`,
  newKit: () => '/desk/kits/new',
  newVehicle: () => '/desk/kits/vehicles',
  checkKit: (id: string) => `/desk/kits/${id}/check`,
  returnKit: (id: string) => `/desk/kits/${id}/return`,
  addBlanks: (id: string) => `/desk/kits/${id}/blanks`,
  voidBlank: (id: string) => `/desk/kits/${id}/void`,
  post: () => '/desk/post',
  letter: (id: string) => `/desk/post/letters/${id}`,
  enclosure: (id: string) => `/desk/post/enclosures/${id}`,
  lettersPrinted: () => '/desk/post/printed',
  noticeCall: (id: string) => `/desk/post/calls/${id}`,
  noticeCalled: (id: string) => `/desk/post/calls/${id}/result`,
  delivery: () => '/desk/delivery',
  retryDelivery: () => '/desk/delivery/retry',
  settleDelivery: () => '/desk/delivery/settle',
  sendAgain: () => '/desk/delivery/send-again',
  devices: () => '/desk/devices',
  lockDevice: (id: string) => `/desk/devices/${id}/lock`,
  conflicts: () => '/desk/conflicts',
  conflict: (id: string) => `/desk/conflicts/${id}`,
  journal: () => '/desk/journal',
  verifyJournal: () => '/desk/journal/verify',
  catalogue: () => '/desk/catalogue',
  /** The editor of a service, or with one of its older versions filled in. */
  editService: (key: string, version?: number) =>
    `/desk/catalogue/services/${key}${version === undefined ? '' : `?version=${version}`}`,
  confirmService: (key: string) => `/desk/catalogue/services/${key}/confirm`,
  askCheck: (key: string) => `/desk/catalogue/services/${key}/check`,
  searches: () => '/desk/catalogue/searches',
  teachWords: () => '/desk/catalogue/searches/teach',
  settleSearch: () => '/desk/catalogue/searches/settle',
  offices: (version?: number) => `/desk/catalogue/offices${version === undefined ? '' : `?version=${version}`}`,
  office: (id: string) => `/desk/catalogue/offices/${id}`,
  officeRule: (at: string) => `/desk/catalogue/rules/${at}`,
  restoreOffices: () => '/desk/catalogue/offices/restore',
  rules: () => '/desk/rules',
  /** A decision table, or one of its older versions filled in. */
  ruleTable: (table: string, version?: number) =>
    `/desk/rules/${table}${version === undefined ? '' : `?version=${version}`}`,
  forms: () => '/desk/forms',
  /** The editor of a form, or of one of its older versions. */
  form: (form?: string, version?: number) =>
    form === undefined
      ? '/desk/forms/edit'
      : `/desk/forms/edit?form=${encodeURIComponent(form)}${version === undefined ? '' : `&version=${version}`}`,
};
