import type { Signature, Tensor } from './api/shapes';

/** One input of a call that a model understands: every element the same, one row, 1 wherever the caller may choose. */
export interface SampleTensor {
  name: string;
  datatype: string;
  shape: number[];
  /** The element as JSON has it. */
  element: string;
  count: number;
}

const FLOATS = ['FP16', 'BF16', 'FP32', 'FP64'];

/** A call to begin with, made from what a model takes. */
export function sampleOf(signature: Pick<Signature, 'inputs'>): SampleTensor[] {
  return signature.inputs.map((input: Tensor) => {
    const shape = input.shape.map((size) => (size > 0 ? size : 1));
    return {
      name: input.name,
      datatype: input.datatype,
      shape,
      element: elementOf(input.datatype),
      count: shape.reduce((product, size) => product * size, 1),
    };
  });
}

function elementOf(datatype: string): string {
  if (datatype === 'BYTES') {
    return '"text"';
  }
  if (datatype === 'BOOL') {
    return 'true';
  }
  return FLOATS.includes(datatype) ? '0.5' : '1';
}

/** A tensor as JSON, with `data` standing for its elements. */
export function tensorJson({ name, datatype, shape }: SampleTensor, data: string): string {
  return `{"name": ${JSON.stringify(name)}, "shape": ${JSON.stringify(shape)}, "datatype": "${datatype}", "data": ${data}}`;
}

/** The body of the call, an input a line. */
export function sampleBody(tensors: readonly SampleTensor[]): string {
  const lines = tensors.map((tensor) => `  ${tensorJson(tensor, `[${Array(tensor.count).fill(tensor.element).join(',')}]`)}`);
  return `{"inputs": [\n${lines.join(',\n')}\n]}`;
}
