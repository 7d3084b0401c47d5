import { visitMessages } from '#domain/visits/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './need-messages.ts';
import { NextBest } from './need-result.tsx';
import type { NeedCase } from './read-need-case.ts';
import { proofNames, wordOf } from './words.ts';

/** What was decided, by which rule and whom. The facts themselves are gone; their names stay. */
export function DecisionsMade({ visit, need }: { visit: StaffVisit; need: NeedCase }) {
  const { lang } = visit;
  const t = messages[lang];
  const toPlan = need.visits.find((one) => one.state === 'to-plan' || one.state === 'planned');
  return (
    <Section title={need.file.state === 'ended' || toPlan ? t.decidedTitle : t.earlier}>
      {need.decisions.map((decision) => (
        <SummaryList
          key={decision.id}
          lang={lang}
          rows={[
            {
              key: wordOf(t.decision, decision.decision),
              value: wordOf(visitMessages[lang].groundOf, decision.ground),
            },
            { key: t.sentence, value: decision.sentence[lang] },
            { key: t.rule, value: t.ruleText(decision.rule.row, decision.rule.version) },
            { key: t.factNames, value: decision.factsUsed.map((fact) => wordOf(t.facts, fact)).join(', ') || t.none },
            { key: t.proof, value: proofNames([decision.proofKind], lang) },
            { key: t.checkedBy, value: decision.checkedByName },
            { key: t.decidedAt, value: formatDateTime(lang, decision.decidedAt) },
            ...(decision.nextBest.length > 0
              ? [
                  {
                    key: t.nextBest,
                    value: <NextBest codes={decision.nextBest} settings={need.settings} lang={lang} />,
                  },
                ]
              : []),
          ]}
        />
      ))}
      {toPlan ? <ButtonLink href={urls.planVisit(toPlan.visitId)}>{t.planNow}</ButtonLink> : null}
    </Section>
  );
}
