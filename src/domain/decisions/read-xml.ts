import type { DmnModdle } from 'dmn-moddle';

// The tool reads DMN 1.3; the parts used here are the same in 1.1 to 1.6, only the namespace differs.
const otherVersions = /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101\/dmn\.xsd|20\d{6}\/MODEL\/)/g;
const version13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** The tree of DMN XML, or why it cannot be read. */
export async function readXml(
  moddle: DmnModdle,
  xml: string,
): Promise<{ ok: true; root: unknown } | { ok: false; detail: string }> {
  try {
    const { rootElement } = await moddle.fromXML(xml.replace(otherVersions, version13));
    return { ok: true, root: rootElement };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
