/** dmn-moddle ships no types. Its tree stays `unknown` here and is read by the zod shapes in read-element.ts. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    create(type: string, properties: Readonly<Record<string, unknown>>): unknown;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string }[] }>;
  }
}
