import { ErrorSummary } from './error-summary.tsx';
import { type Example, say } from './example.ts';
import { TextField } from './text-field.tsx';

export const examples: Example[] = [
  {
    title: 'Two refusals and the first field',
    render: (lang) => (
      <div class="bn-stack">
        <ErrorSummary
          lang={lang}
          errors={[
            { name: 'family-name', text: say(lang, 'Geben Sie den Nachnamen ein.', 'Enter the family name.') },
            { text: say(lang, 'An diesem Tag ist kein Besuch mehr frei.', 'No visit is left on this day.') },
          ]}
        />
        <TextField
          lang={lang}
          name="family-name"
          label={say(lang, 'Nachname', 'Family name')}
          error={say(lang, 'Geben Sie den Nachnamen ein.', 'Enter the family name.')}
        />
      </div>
    ),
  },
];
