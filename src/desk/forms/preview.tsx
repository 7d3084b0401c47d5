import { askedBlocks, type Condition, type FormDefinition, fieldText } from '#domain/applications/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { AskedFields } from '#platform/ui/asked-fields.tsx';
import { Section } from '#platform/ui/section.tsx';
import { messages } from './messages.ts';

/** Every page of a form as people see it, with the condition under which it is shown. */
export function FormPreview({ lang, definition }: { lang: Lang; definition: FormDefinition }) {
  const t = messages[lang];
  return (
    <Section title={t.preview}>
      {definition.pages.map((page, index) => (
        <Section key={page.id} title={`${index + 1}. ${page.title[lang]}`} level={3}>
          {page.when ? <p class="kern-body">{t.onlyIf(conditionWords(lang, definition, page.when))}</p> : null}
          {page.help ? <p class="kern-body">{page.help[lang]}</p> : null}
          <AskedFields
            lang={lang}
            blocks={askedBlocks(definition, page.fields, {}, lang)}
            errorAt={() => undefined}
            maxMegabytes={10}
          />
        </Section>
      ))}
    </Section>
  );
}

/** "Zweck = Für etwas anderes" */
function conditionWords(lang: Lang, form: FormDefinition, condition: Condition): string {
  const t = messages[lang];
  if ('all' in condition) return condition.all.map((one) => conditionWords(lang, form, one)).join(` ${t.and} `);
  if ('any' in condition) return condition.any.map((one) => conditionWords(lang, form, one)).join(` ${t.or} `);
  if ('not' in condition) return `${t.not} (${conditionWords(lang, form, condition.not)})`;
  const { label, options } = fieldText(form, condition.field);
  if ('answered' in condition) return `${label[lang]} ${condition.answered ? t.answered : t.notAnswered}`;
  const values = 'is' in condition ? [condition.is] : condition.in;
  const said = values.map((value) =>
    typeof value === 'boolean' ? (value ? t.yes : t.no) : (options?.[String(value)]?.[lang] ?? String(value)),
  );
  return `${label[lang]} = ${said.join(` ${t.or} `)}`;
}
