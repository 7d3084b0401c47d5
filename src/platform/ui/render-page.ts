import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A whole document as it goes over the wire, doctype included. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${render(page)}`;
}
