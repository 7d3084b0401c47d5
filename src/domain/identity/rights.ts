/** Who somebody can be to the town. Staff roles are given by tenant and organisation. */
export const staffRoles = [
  'agent',
  'dispatcher',
  'crew',
  'caseworker',
  'moderator',
  'cashier',
  'admin',
  'auditor',
  'lead',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * `resident` has opened one case, by number and secret or from their list; `account` is signed in with the citizens'
 * account; `anonymous` nothing; `system` is the product itself.
 */
export type Role = StaffRole | 'resident' | 'account' | 'anonymous' | 'system';

const everyStaff = staffRoles;
const office = ['agent', 'dispatcher', 'caseworker'] as const;

/**
 * The one table of rights: what may be done or opened, and by whom. Commands stand under their own
 * name, pages under `page:<door>.<capability>`. The gate, the doors, the buttons and the matrix test
 * all read it; what is not listed may be done by nobody.
 */
export const rights = {
  'cases.write-message': ['resident', ...office],
  'cases.write-note': office,
  'cases.attach-paper': ['resident', 'crew', ...office],
  'cases.withdraw': ['resident', 'agent', 'dispatcher'],
  'cases.correct-contact': ['resident', ...office],
  'cases.correct-person': ['caseworker'],
  'cases.prove-email': ['anonymous', 'resident'],
  'cases.object': ['resident'],
  'cases.issue-email-token': ['system'],
  'cases.move-on': ['dispatcher', 'caseworker'],
  'cases.note-silence': ['system'],
  'cases.expire-offer': ['system'],
  'cases.accept': ['dispatcher', 'caseworker'],
  'cases.promise-call-back': ['agent', 'dispatcher', 'caseworker', 'resident'],
  'cases.keep-promise': [...office, 'lead'],
  'cases.break-promise': ['system'],
  'cases.finish-task': [...office, 'lead'],
  'cases.read-contact': office,
  'cases.erase-personal-data': ['system'],
  'cases.add-to-list': ['account'],
  'cases.remove-from-list': ['account'],

  'payments.request': ['caseworker'],
  'payments.drop': ['caseworker'],
  'payments.take-in': ['caseworker'],
  'payments.follow-withdrawal': ['system'],
  'payments.start': ['resident'],
  'payments.record-start': ['system'],
  'payments.record-status': ['system'],
  'payments.plan-check': ['system'],
  'payments.note-overdue': ['system'],

  'visits.request': ['anonymous', 'agent', 'dispatcher'],
  'visits.request-group-date': ['anonymous', 'agent', 'dispatcher'],
  'visits.add-resident': ['resident', 'agent', 'dispatcher'],
  'visits.remove-resident': ['resident', 'agent', 'dispatcher'],
  'visits.decide-need': ['dispatcher'],
  'visits.create-tour': ['dispatcher'],
  'visits.cancel-tour': ['dispatcher'],
  'visits.plan-visit': ['dispatcher'],
  'visits.unplan-visit': ['dispatcher'],
  'visits.cancel-visit': ['resident', 'agent', 'dispatcher'],
  'visits.ask-other-time': ['resident', 'agent', 'dispatcher'],
  'visits.remind': ['system'],
  'visits.follow-withdrawal': ['system'],
  'visits.forget-person': ['system'],
  'visits.add-kit': ['admin', 'dispatcher'],
  'visits.check-kit': ['crew', 'dispatcher'],
  'visits.add-consumables': ['admin', 'dispatcher'],
  'visits.void-consumable': ['crew', 'dispatcher'],
  'visits.add-vehicle': ['admin', 'dispatcher'],
  'visits.take-out-kit': ['crew'],
  'visits.return-kit': ['crew', 'dispatcher'],
  'visits.arrive': ['crew'],
  'visits.identify-person': ['crew'],
  'visits.record-consent': ['crew'],
  'visits.record-service': ['crew'],
  'visits.finish-person': ['crew'],
  'visits.finish-visit': ['crew'],
  'visits.issue-receipt': ['crew'],
  'visits.record-conflict': ['crew'],
  'visits.settle-conflict': ['dispatcher'],

  'catalogue.save-service': ['admin', 'moderator'],
  'catalogue.confirm-service': ['admin', 'moderator'],
  'catalogue.save-responsibility': ['admin', 'moderator'],
  'catalogue.teach-words': ['admin', 'moderator'],
  'catalogue.settle-miss': ['admin', 'moderator'],
  'catalogue.ask-check': [...office, 'lead'],
  'catalogue.forget-misses': ['system'],

  'decisions.save-table': ['admin'],

  'applications.open': ['system'],
  'applications.record-answer': ['system'],
  'applications.send-again': ['caseworker'],
  'applications.end-case': ['system'],
  'applications.decide': ['caseworker'],
  'applications.issue-document': ['system'],
  'applications.ask-register': ['caseworker'],
  'applications.record-question': ['system'],
  'applications.record-register-answer': ['system'],
  'applications.forget-questions': ['system'],

  'documents.revoke': ['caseworker'],
  'applications.save-draft': ['anonymous', 'resident'],
  'applications.add-upload': ['anonymous', 'resident'],
  'applications.remove-upload': ['anonymous', 'resident'],
  'applications.erase-draft': ['anonymous', 'resident', 'system'],
  'applications.forget-uploads': ['system'],
  'applications.submit': ['anonymous', 'resident'],
  'applications.release': ['system'],
  'applications.follow-withdrawal': ['system'],
  'applications.keep-word': ['system'],
  'applications.forget-answers': ['system'],
  'applications.save-form': ['admin'],
  'applications.record-sending': ['system'],
  'applications.record-sending-answer': ['system'],
  'applications.note-callback': ['system'],
  'applications.note-received': ['system'],
  'applications.note-reply': ['system'],
  'applications.take-received': ['system'],
  'applications.turn-down-received': ['system'],
  'applications.settle-received': ['system'],
  'applications.record-reply': ['system'],
  'applications.take-reply': ['system'],

  'notifications.record-notice': ['system'],
  'notifications.remind-group-list': ['system'],
  'notifications.mark-printed': ['agent', 'dispatcher'],
  'notifications.mark-called': ['agent', 'dispatcher'],

  'delivery.set-aside': ['system'],
  'delivery.retry': ['dispatcher', 'caseworker', 'admin'],
  'delivery.settle': ['dispatcher', 'caseworker', 'admin'],

  'identity.enrol-device': ['crew'],
  'identity.lock-device': ['dispatcher', 'admin'],
  'identity.sign-in': ['anonymous'],
  'identity.sign-out': everyStaff,
  'identity.erase-account-sessions': ['system'],

  'page:desk.start': everyStaff,
  'page:desk.calls': ['agent', 'dispatcher'],
  'page:desk.cases': ['agent', 'dispatcher', 'caseworker', 'auditor', 'lead'],
  'page:desk.visits': ['dispatcher'],
  'page:desk.kits': ['dispatcher', 'admin'],
  'page:desk.post': ['agent', 'dispatcher'],
  'page:desk.delivery': ['dispatcher', 'caseworker', 'admin'],
  'page:desk.register': ['caseworker', 'auditor'],
  'page:desk.devices': ['dispatcher', 'admin'],
  'page:desk.conflicts': ['dispatcher'],
  'page:desk.forms': ['admin'],
  'page:desk.rules': ['dispatcher', 'caseworker', 'lead', 'auditor', 'admin'],
  'page:desk.journal': ['auditor', 'admin'],
  'page:desk.catalogue': ['agent', 'dispatcher', 'caseworker', 'moderator', 'admin', 'lead'],
  'page:desk.catalogue-editor': ['moderator', 'admin'],
  'page:field.app': ['crew'],
  'api:field.sync': ['crew'],
  'api:fit-connect.callback': ['anonymous'],
  'page:portal.public': ['anonymous', 'resident', ...everyStaff],
  'page:portal.case': ['resident'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof rights;

const table: Readonly<Record<string, readonly Role[]>> = rights;

/** May somebody with these roles do or open this? Unknown permissions are nobody's. */
export function mayDo(roles: readonly string[], permission: string): boolean {
  const allowed = table[permission] ?? [];
  return allowed.some((role) => roles.includes(role));
}
