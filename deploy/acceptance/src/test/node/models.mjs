// What each sample model is asked, and how far its answers are from its evaluation file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tensor } from './calls.mjs';

const SOME = 8;
/** Evaluation files give six decimals, or seven digits. */
const HALF_A_DIGIT = 5.1e-7;

const read = (samples, ...path) => JSON.parse(readFileSync(join(samples, ...path)));
const words = (text) => text.toLowerCase().match(/[a-z]+|[0-9]+|[^\sa-z0-9]/g) ?? [];

/** How far a value is from the expected one, relative to it, beyond what the file's rounding explains. */
function off(value, expected) {
  const rounding = Math.max(HALF_A_DIGIT, Math.abs(expected) * 5.1e-8);
  const beyond = Math.max(0, Math.abs(value - expected) - rounding);
  return beyond === 0 ? 0 : beyond / Math.abs(expected);
}

const worst = (values, expected) => {
  if (values.length !== expected.length) {
    throw new Error(`${values.length} values instead of ${expected.length}`);
  }
  return Math.max(...expected.map((each, i) => off(values[i], each)));
};

/** Rows of numbers, one call each, and the first output's values. */
const rows = (file, expectedName, input, shape) => async (samples, ask) => {
  const evaluation = read(samples, file, 'eval.json');
  let furthest = 0;
  const inputs = evaluation[input] ?? evaluation.x;
  for (let i = 0; i < Math.min(SOME, inputs.length); i++) {
    const [output] = await ask([tensor(evaluation.input, 'FP32', shape, inputs[i].flat(Infinity))]);
    furthest = Math.max(furthest, worst(output.data, [evaluation[expectedName][i]].flat()));
  }
  return furthest;
};

/** The expected probability of "positive" of some sentences; `encode` makes a tensor of each. */
const sentences = (file, encode) => async (samples, ask) => {
  const evaluation = read(samples, file, 'eval.json');
  const vocabulary = read(samples, file, 'vocabulary.json').tokens;
  const longest = Math.max(...evaluation.text.map((text) => words(text).length));
  let furthest = 0;
  for (let i = 0; i < SOME; i++) {
    const [output] = await ask([encode(words(evaluation.text[i]), vocabulary, longest)]);
    furthest = Math.max(furthest, off(output.data[1], evaluation.expected_positive[i]));
  }
  return furthest;
};

function counts(found, vocabulary) {
  const bow = new Array(1000).fill(0);
  found.filter((word) => word in vocabulary).forEach((word) => bow[vocabulary[word]]++);
  return tensor('bow', 'FP32', [1, 1000], bow);
}

function ids(found, vocabulary, longest) {
  const padded = new Array(longest).fill(vocabulary['<pad>']);
  found.forEach((word, i) => (padded[i] = vocabulary[word] ?? vocabulary['<unk>']));
  return tensor('token_ids', 'INT64', [1, longest], padded);
}

/** Mean over the tokens, then length one, as the model's card says. */
async function embeddings(samples, ask) {
  const evaluation = read(samples, 'sentence-encoder', 'eval.json');
  let furthest = 0;
  for (const [i, tokens] of evaluation.first5_ids.entries()) {
    const shape = [1, tokens.length];
    const [hidden] = await ask([
      tensor('input_ids', 'INT64', shape, tokens),
      tensor('attention_mask', 'INT64', shape, tokens.map(() => 1)),
    ]);
    const width = hidden.shape[2];
    const mean = Array.from({ length: width }, (_, k) =>
      tokens.reduce((sum, _, row) => sum + hidden.data[row * width + k], 0),
    );
    const length = Math.hypot(...mean);
    furthest = Math.max(furthest, worst(mean.map((value) => value / length), evaluation.first5_embedding[i]));
  }
  return furthest;
}

/** The most probable token again and again, each step with the keys and values of the one before; first none. */
async function generation(samples, ask) {
  const { layers, heads, d_model, head_dim } = read(samples, 'tiny-gpt', 'metrics.json');
  if (heads * head_dim !== d_model) {
    throw new Error('the heads do not make up the model');
  }
  const { prompt_ids: prompt, greedy_ids: expected } = read(samples, 'tiny-gpt', 'eval.json').greedy[0];
  let past = [];
  for (let layer = 0; layer < layers; layer++) {
    for (const kind of ['key', 'value']) {
      past.push(tensor(`past_key_values.${layer}.${kind}`, 'FP32', [1, heads, 0, head_dim], []));
    }
  }
  const chosen = [];
  for (let tokens = prompt, seen = 0; chosen.length < expected.length; tokens = [chosen.at(-1)]) {
    seen += tokens.length;
    const positions = tokens.map((_, i) => seen - tokens.length + i);
    const outputs = await ask([
      tensor('input_ids', 'INT64', [1, tokens.length], tokens),
      tensor('attention_mask', 'INT64', [1, seen], new Array(seen).fill(1)),
      tensor('position_ids', 'INT64', [1, tokens.length], positions),
      ...past,
    ]);
    const logits = outputs.find((output) => output.name === 'logits');
    const last = logits.data.subarray(logits.data.length - logits.shape[2]);
    chosen.push(last.indexOf(Math.max(...last)));
    past = outputs
      .filter((output) => output.name.startsWith('present.'))
      .map((output) => ({ ...output, name: output.name.replace('present', 'past_key_values') }));
  }
  return chosen.every((token, i) => token === expected[i]) ? 0 : Infinity;
}

/** By folder of the samples. */
export const MODELS = {
  digits: rows('digits', 'expected_probabilities', 'image', [1, 1, 28, 28]),
  'iris-mlp': rows('iris-mlp', 'expected_probabilities', 'x', [1, 4]),
  'risk-binary-mlp': rows('risk-binary-mlp', 'expected_probabilities', 'x', [1, 30]),
  'diabetes-regression': rows('diabetes-regression', 'expected', 'x', [1, 10]),
  'text-bow': sentences('text-bow', counts),
  'text-lstm': sentences('text-lstm', ids),
  'sentence-encoder': embeddings,
  'tiny-gpt': generation,
};
