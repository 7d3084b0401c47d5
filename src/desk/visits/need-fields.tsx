import { proofKinds, visitMessages } from '#domain/visits/index.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { urls } from '../urls.ts';
import { messages as words } from './messages.ts';
import type { YesNoFact } from './need-form.ts';
import { messages } from './need-messages.ts';
import type { NeedPageProps } from './need-page-props.ts';
import { needFormId, resultId } from './need-result.tsx';
import { previewKey } from './preview-key.ts';
import { wordOf } from './words.ts';

const levels = [1, 2, 3, 4, 5] as const;
const health: readonly Exclude<YesNoFact, 'residentOfTown'>[] = [
  'permanentlyImpaired',
  'temporarilyImpaired',
  'deferrable',
  'reachesOfficeAlone',
];

/** The facts told or shown, each with "not said". They travel with the page and are stored nowhere. */
export function NeedFields({ visit, need, typed, errors, check }: NeedPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const w = words[lang];
  const group = need.request.group !== undefined;
  const said = (label: string, name: YesNoFact) => (
    <Radios
      key={name}
      lang={lang}
      name={name}
      label={label}
      value={typed.yesNo[name]}
      error={errors.at(name)}
      horizontal
      options={[
        { value: '', label: w.notSaid },
        { value: 'yes', label: w.yes },
        { value: 'no', label: w.no },
      ]}
    />
  );
  const known =
    need.request.institutionKind === null ? w.notSaid : wordOf(t.livesInOptions, need.request.institutionKind);
  const decidable = check?.ok === true;
  return (
    <Section title={t.factsTitle}>
      <Alert lang={lang} title={t.privacyTitle} level={3}>
        <p>{t.privacy}</p>
      </Alert>
      {group ? <p>{t.groupNote}</p> : null}
      <Form
        action={`${urls.needCheck(need.file.number)}#${resultId}`}
        csrf={visit.ui.csrf}
        commandId={visit.commandId}
        hidden={{ version: need.file.version, previewed: decidable ? previewKey(check) : undefined }}
        id={needFormId}
        autocomplete="off"
        label={t.factsTitle}
      >
        {need.host?.ags ? null : said(t.residentOfTown, 'residentOfTown')}
        {group ? null : (
          <>
            <Select
              lang={lang}
              name="careLevel"
              label={t.careLevel}
              optional
              autocomplete="off"
              placeholder={w.notSaid}
              value={typed.careLevel}
              error={errors.at('careLevel')}
              options={levels.map((level) => ({ value: String(level), label: t.level(level) }))}
            />
            <Checkboxes
              lang={lang}
              name="marks"
              label={t.marks}
              hint={t.marksHint}
              optional
              values={typed.marks}
              error={errors.at('marks')}
              options={Object.entries(t.mark).map(([value, label]) => ({ value, label }))}
            />
            {health.map((name) => said(t[name], name))}
            <Select
              lang={lang}
              name="livesIn"
              label={t.livesInField}
              hint={t.livesInHint(known)}
              optional
              autocomplete="off"
              placeholder={w.notSaid}
              value={typed.livesIn}
              error={errors.at('livesIn')}
              options={Object.entries(t.livesInOptions).map(([value, label]) => ({ value, label }))}
            />
          </>
        )}
        <Select
          lang={lang}
          name="proofKind"
          label={t.proofKind}
          hint={t.proofHint}
          placeholder={false}
          value={typed.proofKind}
          error={errors.at('proofKind')}
          options={proofKinds.map((kind) => ({ value: kind, label: wordOf(visitMessages[lang].proofOf, kind) }))}
        />
        {decidable && check.decision === 'unclear' ? (
          <TextArea
            lang={lang}
            name="question"
            label={t.question}
            hint={t.questionHint}
            value={typed.question || visitMessages[need.file.lang === 'en' ? 'en' : 'de'].askBack}
            error={errors.at('question')}
            rows={5}
          />
        ) : null}
        <ButtonRow>
          {decidable && check.decision === 'unclear' ? (
            <Button name="step" value="decide">
              {t.decide}
            </Button>
          ) : null}
          <Button name="step" value="check" variant={decidable ? 'secondary' : 'primary'}>
            {decidable ? t.checkAgain : t.check}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
