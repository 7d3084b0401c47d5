/** Custom properties of a town, such as `--kern-color-action-default`, by colour scheme. */
export interface Theme {
  light: Readonly<Record<string, string>>;
  dark?: Readonly<Record<string, string>> | undefined;
}

// A value must not be able to leave its declaration: a town's configuration is not code.
const safeValue = /^[#\w\s.,%()/-]+$/;

function declarations(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .filter(([name, value]) => /^--[a-z0-9-]+$/.test(name) && safeValue.test(value) && !/url\s*\(/i.test(value))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** The style sheet of a theme; anything that is not a plain custom property is left out. */
export function themeCss(theme: Theme): string {
  const light = declarations(theme.light);
  const dark = declarations(theme.dark ?? {});
  return [
    light ? `@media (prefers-color-scheme: light){:root{${light}}}` : '',
    dark ? `@media (prefers-color-scheme: dark){:root{${dark}}}` : '',
  ].join('');
}
