import { type Example, say } from './example.ts';
import { QrCode } from './qr-code.tsx';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 4h1v1H4zM6 6h1v1H6zM8 8h1v1H8zM4 1h1v2H4z"/></svg>';

export const examples: Example[] = [
  {
    title: 'A receipt',
    render: (lang) => (
      <QrCode
        svg={svg}
        alt={say(lang, 'QR-Code: öffnet Ihren Vorgang', 'QR code: opens your case')}
        caption={say(
          lang,
          'Oder auf der Startseite Nummer und Code eingeben.',
          'Or enter number and code on the start page.',
        )}
      />
    ),
  },
];
