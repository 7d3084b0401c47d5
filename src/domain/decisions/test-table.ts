/** A decision table in short; the cells of a rule are its inputs, then its outputs. */
export interface Sketch {
  hitPolicy?: string;
  aggregation?: string;
  inputs?: readonly (readonly [expression: string, type?: string])[];
  outputs?: readonly (readonly [name: string, values?: string])[];
  rules: readonly (readonly string[])[];
  facts?: readonly (readonly [name: string, type?: string])[];
}

const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The sketched table as DMN XML: decision `ticket`, rules r1, r2, …, one column of annotations. */
export function table(sketch: Sketch): string {
  const inputs = sketch.inputs ?? [['age', 'number']];
  const outputs = sketch.outputs ?? [['result']];
  const facts = sketch.facts ?? [['age', 'number']];
  const aggregation = sketch.aggregation ? ` aggregation="${sketch.aggregation}"` : '';
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="test" namespace="urn:test">
    ${facts.map(([name, type]) => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type ?? 'Any'}"/></inputData>`).join('')}
    <decision id="ticket" name="Ticket"><variable name="Ticket"/><decisionTable hitPolicy="${sketch.hitPolicy ?? 'UNIQUE'}"${aggregation}>
    ${inputs.map(([expression, type]) => `<input label="About ${xmlText(expression)}"><inputExpression typeRef="${type ?? 'Any'}"><text>${xmlText(expression)}</text></inputExpression></input>`).join('')}
    ${outputs.map(([name, values]) => `<output name="${name}">${values ? `<outputValues><text>${xmlText(values)}</text></outputValues>` : ''}</output>`).join('')}
    <annotation name="de"/>
    ${sketch.rules.map((cells, row) => `<rule id="r${row + 1}">${cells.map((cell, index) => (index < inputs.length ? `<inputEntry><text>${xmlText(cell)}</text></inputEntry>` : `<outputEntry><text>${xmlText(cell)}</text></outputEntry>`)).join('')}<annotationEntry><text>Zeile ${row + 1}.</text></annotationEntry></rule>`).join('')}
    </decisionTable></decision></definitions>`;
}
