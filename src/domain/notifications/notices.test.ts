import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseOutcomes, caseStates } from '#domain/cases/rules.ts';
import { nextBestWays, personOutcomes } from '#domain/visits/rules.ts';
import { languages } from '#platform/i18n/messages.ts';
import { type Addressed, composeCall, composeLetter, composeMail, composeText, printLetter } from './compose.ts';
import type { Facts, Template, TemplateFacts } from './facts.ts';
import { templateTexts, wayTexts } from './messages.ts';

const facts: Facts = {
  town: 'Stadt Probe',
  office: 'Vor-Ort-Stelle',
  phone: '115',
  phoneHours: 'Montag bis Freitag, 8 bis 18 Uhr',
  number: 'K7M-4PX-92',
  services: 'Personalausweis, Meldebescheinigung',
};
const until = '26. November 2026, 10:00 Uhr';
const published = 'Weder Pflegegrad 4 noch Merkzeichen aG liegt vor.';
const group = { ...facts, until, home: 'Haus am Park', residents: 12, closesAt: '25. November 2026, 18:00 Uhr' };
const decision = {
  ...facts,
  until,
  sentence: published,
  ways: ['Bürgerbüro Mitte, Platz 1', 'Am Terminal: Rathaus'],
  objection: 'Wenn Sie meinen, dass wir uns irren, schreiben Sie uns.',
};
const visit = {
  ...facts,
  day: 'Dienstag, 24. November 2026',
  window: '10:00 bis 11:00 Uhr',
  handOver: false,
  papers: ['den alten Ausweis'],
  fees: ['Personalausweis: 46,00 €'],
};
const result = {
  ...facts,
  until,
  day: 'Dienstag, 24. November 2026',
  done: ['Meldebescheinigung'],
  notDone: ['Personalausweis'],
  handOver: true,
  ended: false,
};
const ended = { ...facts, references: ['Personalausweis: R-12AB'] };
const payment = { ...facts, amount: '12,50 €', what: 'Meldebescheinigung', payBy: '9. Dezember 2026' };
const application = {
  ...facts,
  until,
  service: 'Personalausweis',
  reference: 'R-12AB',
  details: ['die Anschrift'],
  ground: 'Es fehlen Nachweise.',
  objection: decision.objection,
};
const document = { ...facts, document: 'Meldebescheinigung', handOver: 'online', copies: 1, ended: true } as const;

// Written out, not derived: a template without an example does not compile, as one without a text does not.
const examples: TemplateFacts = {
  received: { ...facts, until },
  'received-group': group,
  'group-list-closing': group,
  'need-granted': { ...facts, until },
  'need-refused': decision,
  'need-unclear': { ...decision, question: 'Kommt die Person ohne Hilfe ins Amt?' },
  'visit-planned': visit,
  'visit-moved': visit,
  'visit-reminder': { ...visit, handOver: true },
  'visit-unplanned': { ...facts, until },
  'visit-cancelled-by-office': facts,
  'visit-cancelled-by-resident': facts,
  'visit-other-time': facts,
  'visit-not-met': facts,
  'hand-over-coming': facts,
  'payment-requested': payment,
  'payment-paid': payment,
  'payment-failed': payment,
  'payment-expired': payment,
  'payment-paid-twice': payment,
  'payment-overdue': payment,
  'application.to-pay': { ...application, pay: { amount: '8,00 €', payBy: '9. Dezember 2026' } },
  'application.waiting': application,
  'application.on-desk': application,
  'application.delivered': application,
  'application.refused': application,
  'application.contradicts': application,
  'application.set-aside': application,
  'application.declined': application,
  'application.withdrawn': application,
  'document-issued': document,
  'document-revoked': { ...document, ended: false },
  message: { ...facts, body: 'Bitte bringen Sie den alten Ausweis mit.' },
  'email-change-new': { ...facts, until, link: 'https://stadt.example/probe/case/K7M4PX92/email/abc' },
  'email-change-old': facts,
  'promise-broken': { ...facts, until, promise: 'einen Rückruf', due: '24. November 2026, 9:00 Uhr' },
  'objection-received': { ...facts, until },
  'case-state.received': facts,
  'case-state.in-clarification': facts,
  'case-state.waiting-resident': { ...facts, until },
  'case-state.waiting-third': facts,
  'case-state.in-work': facts,
  'case-state.planned': facts,
  'case-ended.done': ended,
  'case-ended.partly': ended,
  'case-ended.refused': ended,
  'case-ended.withdrawn': ended,
  'case-ended.not-met': ended,
  'case-ended.not-able': ended,
  'case-ended.moved': ended,
  'case-ended.deceased': ended,
  'case-ended.handed-on': ended,
  'visit-ended.done': result,
  'visit-ended.partly': result,
  'visit-ended.nobody-home': result,
  'visit-ended.not-able': result,
  'visit-ended.refused': result,
  'visit-ended.moved': result,
  'visit-ended.deceased': result,
};
const isTemplate = (name: string): name is Template => name in examples;
const templates = Object.keys(examples).filter(isTemplate);

const access = {
  link: 'https://stadt.example/probe/case/K7M4PX92/open/AbCdEfGhIjKlMnOpQrStUv',
  code: 'HK4M-7PXW-29CD',
  site: 'https://stadt.example/probe',
};
function notice<K extends Template>(lang: 'de' | 'en', template: K, about: TemplateFacts[K]): Addressed {
  const text = composeText(lang, template, about);
  const open = template === 'email-change-new' ? {} : { recipient: { name: 'Ayşe Yılmaz' }, access };
  return { lang, text, facts, ...open };
}

const sheet = {
  date: '2026-11-23',
  lines: ['Ayşe Yılmaz', 'Dorstener Straße 66', '44809 Probe'],
  sender: { name: 'Stadt Probe', lines: ['Platz 1', '12345 Probe'], office: 'Vor-Ort-Stelle', phone: '115' },
};

const codes = [...caseStates, ...caseOutcomes, ...personOutcomes, ...nextBestWays].filter((code) => code.includes('-'));
const health = /pflegegrad|merkzeichen|care level|mark ag|\baG\b|schwerbehindert|disab/i;

function expectSound(text: string): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{|\{\{|TODO|\n\n\n/);
  for (const code of codes) expect(text).not.toContain(code);
  expect(text.replaceAll(published, '')).not.toMatch(health);
}

describe.each(languages)('every notice in %s', (lang) => {
  it('has a text for every state, outcome and event', () => {
    expect(Object.keys(templateTexts[lang]).toSorted()).toEqual(templates.toSorted());
  });

  it.each(templates)('%s as mail, letter and call', (template) => {
    const one = notice(lang, template, examples[template]);
    const mail = composeMail(one);
    expectSound(mail.subject);
    expectSound(mail.text);
    expect(mail.subject).toContain(facts.number);
    expect(mail.text).toContain(facts.number);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.text).toContain('Stadt Probe');
    if (template !== 'email-change-new') expect(mail.text).toContain(access.link);

    const letter = composeLetter(one, sheet);
    expectSound(JSON.stringify(letter.paragraphs));
    expect(letter.reference).toBe(facts.number);
    if (template !== 'email-change-new') {
      expect(letter.qr?.text).toBe(access.link);
      expect(JSON.stringify(letter.paragraphs)).toContain(access.code);
    }

    const call = composeCall(one);
    expectSound([call.subject, ...call.paragraphs].join('\n'));
    // What is read out loud holds no address and opens nothing.
    expect(call.paragraphs.join('\n')).not.toContain(access.link);
  });

  it('thanks nobody for a refusal and says what law there is', () => {
    const refusals = [
      'need-refused',
      'case-ended.refused',
      'visit-ended.refused',
      'application.refused',
      'application.declined',
    ] as const;
    for (const template of refusals) {
      const { body } = composeText(lang, template, { ...decision, ...result, ...ended, ...application });
      expect(body).not.toMatch(/danke|thank/i);
    }
    const { body } = composeText(lang, 'need-refused', decision);
    expect(body).toMatch(/Rechtsanspruch|legal claim/);
    expect(body).toMatch(/freiwillige|voluntary/);
    expect(body).toContain(published);
    expect(body).toContain(decision.objection);
  });

  it('names every next best way in plain words', () => {
    for (const way of nextBestWays) {
      const lines = wayTexts[lang][way]({
        offices: ['Haus A'],
        terminals: ['Haus B'],
        exemption: 'Frei.',
        phone: '115',
      });
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expectSound(line);
    }
  });

  it('tells an unproven address nothing but what it must confirm', () => {
    const { text } = composeMail(notice(lang, 'email-change-new', examples['email-change-new']));
    expect(text).not.toContain('Yılmaz');
    expect(text).not.toContain(facts.services);
    expect(text).not.toContain(access.link);
    expect(text).not.toContain(access.code);
  });
});

it('prints a letter that can be looked at', async () => {
  const letter = await printLetter(composeLetter(notice('de', 'need-refused', decision), sheet));
  expect(Buffer.from(letter.subarray(0, 5)).toString()).toBe('%PDF-');
  if (process.env.LETTERS) {
    for (const template of ['need-refused', 'visit-planned', 'received'] as const)
      writeFileSync(
        `${process.env.LETTERS}/${template}.pdf`,
        await printLetter(composeLetter(notice('de', template, examples[template]), sheet)),
      );
  }
});
