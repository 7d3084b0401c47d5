import { Alert } from './alert.tsx';
import { type Example, say } from './example.ts';

export const examples: Example[] = [
  {
    title: 'Success with what comes next',
    render: (lang) => (
      <Alert lang={lang} tone="success" title={say(lang, 'Ihr Antrag ist angekommen', 'We have received your request')}>
        <p class="kern-body">
          {say(
            lang,
            'Wir melden uns bis Freitag, 27. November, bei Ihnen.',
            'We will contact you by Friday, 27 November.',
          )}
        </p>
      </Alert>
    ),
  },
  {
    title: 'Info without body',
    render: (lang) => (
      <Alert lang={lang} tone="info" title={say(lang, 'Heute öffnen wir um 10 Uhr.', 'Today we open at 10.')} />
    ),
  },
  {
    title: 'Warning',
    render: (lang) => (
      <Alert
        lang={lang}
        tone="warning"
        level={4}
        title={say(lang, 'Ihr Ausweis läuft bald ab', 'Your ID card expires soon')}
      >
        <p class="kern-body">{say(lang, 'Gültig bis 3. Dezember 2026.', 'Valid until 3 December 2026.')}</p>
      </Alert>
    ),
  },
  {
    title: 'Danger',
    render: (lang) => (
      <Alert lang={lang} tone="danger" title={say(lang, 'Ein Kollege war schneller', 'A colleague was faster')}>
        <p class="kern-body">{say(lang, 'Unten sehen Sie den neuen Stand.', 'The current state is shown below.')}</p>
      </Alert>
    ),
  },
];
