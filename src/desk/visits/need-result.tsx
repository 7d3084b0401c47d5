import type { ComponentChildren } from 'preact';
import { type NeedCheck, type VisitSettings, visitMessages } from '#domain/visits/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { fieldId } from '#platform/ui/field-id.ts';
import { Stack } from '#platform/ui/stack.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { serviceNames } from '../services.ts';
import type { StaffVisit } from '../visit.ts';
import { messages as words } from './messages.ts';
import { messages } from './need-messages.ts';
import type { NeedCase } from './read-need-case.ts';
import { wordOf } from './words.ts';

export const resultId = 'result';
export const needFormId = 'need-form';
const tones = { granted: 'success', refused: 'warning', unclear: 'info' } as const;

/** What the table says to the facts in the form: decision, sentence, rule, facts used, next best ways. */
export function NeedResult({ visit, need, check }: { visit: StaffVisit; need: NeedCase; check: NeedCheck }) {
  const { lang } = visit;
  const t = messages[lang];
  if (!check.ok)
    return (
      <div id={resultId}>
        <Alert lang={lang} tone="danger" title={t.broken} level={2} live>
          <p>{t.brokenBody}</p>
          <ul>
            {check.problems.map((problem) => (
              <li key={`${problem.rule ?? ''}${problem.cell ?? ''}${problem.message}`}>
                {t.brokenAt(problem.table, problem.rule ?? '', problem.cell ?? '')}
              </li>
            ))}
          </ul>
        </Alert>
      </div>
    );
  return (
    <div id={resultId}>
      <Stack>
        <Alert lang={lang} tone={tones[check.decision]} title={t.resultTitle[check.decision]} level={2} live>
          <p>{check.sentence[lang]}</p>
          <p>{t.preview}</p>
        </Alert>
        <SummaryList
          lang={lang}
          rows={[
            { key: t.ground, value: wordOf(visitMessages[lang].groundOf, check.ground) },
            { key: t.rule, value: t.ruleText(check.rule.row, check.rule.version) },
            {
              key: t.used,
              value: <FactsUsed used={check.used} lang={lang} />,
            },
            ...(check.nextBest.length > 0
              ? [{ key: t.nextBest, value: <NextBest codes={check.nextBest} settings={need.settings} lang={lang} /> }]
              : []),
            ...(check.notOffered.length > 0
              ? [{ key: t.notOffered, value: serviceNames(need.services, check.notOffered, lang) }]
              : []),
          ]}
        />
        <p>{t.whatHappens[check.decision]}</p>
        {check.decision === 'unclear' ? (
          <p>
            <a href={`#${fieldId('question')}`}>{t.seeQuestion}</a>
          </p>
        ) : (
          <ButtonRow>
            <Button form={needFormId} name="step" value="decide">
              {t.decide}
            </Button>
          </ButtonRow>
        )}
      </Stack>
    </div>
  );
}

/** What a refused person can do instead, with the places that are meant. */
export function NextBest({ codes, settings, lang }: { codes: readonly string[]; settings: VisitSettings; lang: Lang }) {
  const detail = (code: string): ComponentChildren => {
    if (code === 'exemption-from-id-duty') return `. ${settings.exemptionText[lang]}`;
    const places =
      code === 'nearest-accessible-office'
        ? settings.nearestOffices.filter((office) => office.accessible)
        : code === 'terminal'
          ? settings.terminals
          : [];
    return places.length > 0 ? `: ${places.map((place) => `${place.name[lang]}, ${place.address}`).join('; ')}` : '';
  };
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>
          {wordOf(visitMessages[lang].nextBestOf, code)}
          {detail(code)}
        </li>
      ))}
    </ul>
  );
}

/** What was said, one line each; what was not said in one line: it counts too, but nobody needs to read it twice. */
function FactsUsed({ used, lang }: { used: readonly { name: string; value: unknown }[]; lang: Lang }) {
  const t = messages[lang];
  const said = used.filter((fact) => factValue(fact.name, fact.value, lang) !== undefined);
  const unsaid = used.filter((fact) => !said.includes(fact)).map((fact) => wordOf(t.facts, fact.name));
  return (
    <ul>
      {said.map((fact) => (
        <li key={fact.name}>{`${wordOf(t.facts, fact.name)}: ${factValue(fact.name, fact.value, lang)}`}</li>
      ))}
      {unsaid.length > 0 ? <li>{t.unsaid(unsaid.join(', '))}</li> : null}
    </ul>
  );
}

function factValue(name: string, value: unknown, lang: Lang): string | undefined {
  const w = words[lang];
  if (value === true) return w.yes;
  if (value === false) return w.no;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.length > 0) return value.map(String).join(', ');
  if (typeof value === 'string' && name === 'livesIn') return wordOf(messages[lang].livesInOptions, value);
  return typeof value === 'string' ? value : undefined;
}
