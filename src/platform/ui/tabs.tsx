export interface TabItem {
  href: string;
  label: string;
  current?: boolean | undefined;
  count?: number | undefined;
}

/** Views of the same thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav class="bn-tabs" aria-label={label}>
      <ul class="bn-tabs__list">
        {items.map((item) => (
          <li key={item.href}>
            <a class="bn-tabs__tab" href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span class="bn-tabs__count"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
