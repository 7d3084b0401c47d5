import { examples as alert } from './alert.examples.tsx';
import { examples as askedFields } from './asked-fields.examples.tsx';
import { examples as badge } from './badge.examples.tsx';
import { examples as bars } from './bars.examples.tsx';
import { examples as breadcrumb } from './breadcrumb.examples.tsx';
import { examples as button } from './button.examples.tsx';
import { examples as card } from './card.examples.tsx';
import { examples as caseNumber } from './case-number.examples.tsx';
import { examples as choices } from './choices.examples.tsx';
import { examples as columns } from './columns.examples.tsx';
import { examples as dateField } from './date-field.examples.tsx';
import { examples as dayPlan } from './day-plan.examples.tsx';
import { examples as details } from './details.examples.tsx';
import { examples as emptyState } from './empty-state.examples.tsx';
import { examples as errorSummary } from './error-summary.examples.tsx';
import type { Example } from './example.ts';
import { examples as fieldset } from './fieldset.examples.tsx';
import { examples as fileField } from './file-field.examples.tsx';
import { examples as form } from './form.examples.tsx';
import { messages } from './messages.ts';
import { examples as navigation } from './navigation.examples.tsx';
import { examples as page } from './page.examples.tsx';
import { Page } from './page.tsx';
import type { PageContext } from './page-context.ts';
import { examples as qrCode } from './qr-code.examples.tsx';
import { Section } from './section.tsx';
import { examples as suggestField } from './suggest-field.examples.tsx';
import type { Suggestion } from './suggest-field.tsx';
import { examples as summaryList } from './summary-list.examples.tsx';
import { examples as table } from './table.examples.tsx';
import { examples as textField } from './text-field.examples.tsx';
import { examples as timeline } from './timeline.examples.tsx';
import { examples as uploadList } from './upload-list.examples.tsx';

/** Every component with its examples. A component missing here is missing from the tests. */
export const components: readonly { name: string; examples: readonly Example[] }[] = [
  { name: 'Page', examples: page },
  { name: 'ErrorSummary', examples: errorSummary },
  { name: 'TextField, TextArea', examples: textField },
  { name: 'SuggestField', examples: suggestField },
  { name: 'Radios, Checkbox, Checkboxes, Select', examples: choices },
  { name: 'DateField, TimeField', examples: dateField },
  { name: 'FileField', examples: fileField },
  { name: 'UploadList', examples: uploadList },
  { name: 'Fieldset', examples: fieldset },
  { name: 'AskedFields', examples: askedFields },
  { name: 'Form', examples: form },
  { name: 'Button, ButtonLink, ButtonRow', examples: button },
  { name: 'Alert', examples: alert },
  { name: 'Badge', examples: badge },
  { name: 'Card, Columns', examples: card },
  { name: 'Section, Columns, Stack', examples: columns },
  { name: 'SummaryList', examples: summaryList },
  { name: 'Table', examples: table },
  { name: 'Timeline', examples: timeline },
  { name: 'Steps, Tabs, Pagination', examples: navigation },
  { name: 'Breadcrumb', examples: breadcrumb },
  { name: 'EmptyState', examples: emptyState },
  { name: 'CaseNumber', examples: caseNumber },
  { name: 'Details', examples: details },
  { name: 'QrCode', examples: qrCode },
  { name: 'Bars', examples: bars },
  { name: 'DayPlan', examples: dayPlan },
];

function anchor(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}

/** Components by a part of their name, for the example of the field that suggests. */
export function suggestComponents(words: string): Suggestion[] {
  const part = words.trim().toLowerCase();
  return components
    .filter(({ name }) => part !== '' && name.toLowerCase().includes(part))
    .slice(0, 6)
    .map(({ name }) => ({ text: name, lang: 'en', href: `#${anchor(name)}` }));
}

/** The page at `/dev/ui`: all components with all their examples. */
export function componentPage({ lang, nonce, assets }: Omit<PageContext, 'csrf'>) {
  const texts = messages[lang];
  return (
    <Page
      lang={lang}
      nonce={nonce}
      assets={assets}
      csrf=""
      title={texts.componentsTitle}
      lead={texts.componentsIntro}
      wide
    >
      <nav aria-label={texts.componentsIndex}>
        <ul class="kern-list kern-list--horizontal" lang="en">
          {components.map(({ name }) => (
            <li key={name}>
              <a class="kern-link kern-link--no-visited-state" href={`#${anchor(name)}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {components.map((component) => (
        <Section key={component.name} title={component.name} id={anchor(component.name)}>
          {component.examples.map((example) => (
            <section class="bn-example" key={example.title}>
              <h3 class="bn-example__title" lang="en">
                {example.title}
              </h3>
              <div class="bn-example__body">{example.render(lang)}</div>
            </section>
          ))}
        </Section>
      ))}
    </Page>
  );
}
