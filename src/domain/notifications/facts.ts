import type { ApplicationPhase } from '#domain/applications/rules.ts';
import type { CaseOutcome, CaseState } from '#domain/cases/rules.ts';
import type { PersonOutcome } from '#domain/visits/rules.ts';

/** What every notice knows; display strings in its language. */
export interface Facts {
  /** As the town signs: "Stadt Musterstadt". */
  town: string;
  office: string;
  phone: string;
  phoneHours: string;
  /** "K7M-4PX-92" */
  number: string;
  /** "Personalausweis, Meldebescheinigung" */
  services: string;
}

export interface UntilFacts extends Facts {
  /** When the open promise is due: "24. November 2026, 14:30 Uhr". */
  until?: string | undefined;
}

export interface GroupFacts extends UntilFacts {
  home: string;
  residents: number;
  /** Until when the list can be changed; absent while there is no date. */
  closesAt?: string | undefined;
}

export interface DecisionFacts extends UntilFacts {
  /** The sentence the town publishes with the rule that decided. The only place where a health term may stand. */
  sentence: string;
  ways: readonly string[];
  /** How to have it looked at again, in the town's words. */
  objection: string;
  /** What the dispatcher asks; absent in mails, which carry no content. */
  question?: string | undefined;
}

export interface VisitFacts extends Facts {
  /** "Dienstag, 24. November 2026" */
  day: string;
  /** "10:00 bis 11:00 Uhr" */
  window: string;
  handOver: boolean;
  papers: readonly string[];
  fees: readonly string[];
  /** Only for a group date. */
  closesAt?: string | undefined;
}

export interface ResultFacts extends UntilFacts {
  day: string;
  done: readonly string[];
  notDone: readonly string[];
  /** A second visit brings what is ready later. */
  handOver: boolean;
  /** The case has ended with this visit. */
  ended: boolean;
}

export interface ApplicationFacts extends UntilFacts {
  service: string;
  reference: string | undefined;
  /** What is to be paid before the work begins. */
  pay?: { amount: string; payBy: string } | undefined;
  /** What contradicts the register, in words; never the values. */
  details: readonly string[];
  /** Why it was declined. */
  ground: string | undefined;
  objection: string;
}

export interface DocumentFacts extends Facts {
  /** "Meldebescheinigung" */
  document: string;
  handOver: 'online' | 'enclosed' | 'pick-up';
  /** How many were asked for and are enclosed or handed out. */
  copies: number;
  /** The case has ended with it. */
  ended: boolean;
}

export interface PaymentFacts extends Facts {
  /** "12,50 €" */
  amount: string;
  /** What it is for: "Meldebescheinigung". */
  what: string;
  /** "9. Dezember 2026" */
  payBy: string;
}

export interface EndedFacts extends Facts {
  /** "Personalausweis: R-12AB" for each application that has its reference. */
  references: readonly string[];
}

export interface MessageFacts extends Facts {
  /** Absent in mails: an open mail carries no content. */
  body?: string | undefined;
}

export interface EmailFacts extends Facts {
  link: string;
  until: string;
}

export interface PromiseFacts extends UntilFacts {
  promise: string;
  due: string;
}

type OutcomeTemplates<F, P extends string, C extends string> = { [K in C as `${P}.${K}`]: F };

/**
 * Every notice and what it needs to know. States and outcomes come from the tables of the cases and visits: a new one
 * without a text in both languages does not compile.
 */
export interface TemplateFacts
  extends OutcomeTemplates<UntilFacts, 'case-state', Exclude<CaseState, 'ended'>>,
    OutcomeTemplates<EndedFacts, 'case-ended', CaseOutcome>,
    OutcomeTemplates<ApplicationFacts, 'application', ApplicationPhase>,
    OutcomeTemplates<ResultFacts, 'visit-ended', PersonOutcome> {
  received: UntilFacts;
  'received-group': GroupFacts;
  'group-list-closing': GroupFacts;
  'need-granted': UntilFacts;
  'need-refused': DecisionFacts;
  'need-unclear': DecisionFacts;
  'visit-planned': VisitFacts;
  'visit-moved': VisitFacts;
  'visit-reminder': VisitFacts;
  'visit-unplanned': UntilFacts;
  'visit-cancelled-by-office': UntilFacts;
  'visit-cancelled-by-resident': Facts;
  'visit-other-time': UntilFacts;
  'visit-not-met': UntilFacts;
  'hand-over-coming': UntilFacts;
  'payment-requested': PaymentFacts;
  'payment-paid': PaymentFacts;
  'payment-failed': PaymentFacts;
  'payment-expired': PaymentFacts;
  'payment-paid-twice': PaymentFacts;
  'payment-overdue': PaymentFacts;
  'document-issued': DocumentFacts;
  'document-revoked': DocumentFacts;
  message: MessageFacts;
  'email-change-new': EmailFacts;
  'email-change-old': Facts;
  'promise-broken': PromiseFacts;
  'objection-received': UntilFacts;
}

export type Template = keyof TemplateFacts;

export interface TemplateText<F> {
  subject(facts: F): string;
  /** Paragraphs parted by a blank line; lines beginning with "- " are points of a list. */
  body(facts: F): string;
}

/** The texts of one language: one for every template, or it does not compile. */
export type TemplateTexts = { [K in Template]: TemplateText<TemplateFacts[K]> };

/** Joins what there is to say; what is absent leaves no gap. */
export function paragraphs(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n');
}

/** A list below its heading; nothing when there is nothing to list. */
export function points(heading: string, items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : `${heading}\n${items.map((item) => `- ${item}`).join('\n')}`;
}
