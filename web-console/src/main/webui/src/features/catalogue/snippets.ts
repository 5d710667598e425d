import { type SampleTensor, tensorJson } from '@/lib/samples';

/** The ways of calling a model that are shown. */
export const LANGUAGES = { curl: 'curl', python: 'Python', javascript: 'JavaScript' } as const;
export type SnippetLanguage = keyof typeof LANGUAGES;

const FEW = 16;

/** A program's first call of a model. All read the key from the environment variable MARKET_KEY. */
export function snippet(language: SnippetLanguage, address: string, tensors: readonly SampleTensor[]): string {
  switch (language) {
    case 'curl':
      return curl(address, tensors);
    case 'python':
      return python(address, tensors);
    case 'javascript':
      return javascript(address, tensors);
  }
}

/** Where a model is called, by its name as `partner/model`. */
export function inferAddress(apiUrl: string, model: string): string {
  return `${apiUrl.replace(/\/$/, '')}/v2/models/${wireName(model)}/infer`;
}

/** The model's name in the inference protocol. */
export function wireName(model: string): string {
  return model.replace('/', '.');
}

function curl(address: string, tensors: readonly SampleTensor[]): string {
  const headers = `-H "Authorization: Bearer $MARKET_KEY" \\\n  -H 'Content-Type: application/json'`;
  const few = tensors.every((tensor) => tensor.count <= FEW);
  if (few) {
    const inputs = tensors.map((tensor) => tensorJson(tensor, `[${repeated(tensor)}]`));
    return `curl -s '${address}' \\\n  ${headers} \\\n  -d ${quoted(`{"inputs": [${inputs.join(', ')}]}`)}`;
  }
  // Elements past a screenful are made by the shell, and given through a pipe, which has no longest argument.
  const inputs = tensors.map((tensor) => tensorJson(tensor, '').replaceAll('%', '%%').replace(/\}$/, `[%s${tensor.element}]}`));
  const data = tensors.map((tensor) =>
    tensor.count > 1 ? `"$(printf ${quoted(`${tensor.element},%.0s`)} $(seq ${tensor.count - 1}))"` : '""',
  );
  return `printf ${quoted(`{"inputs": [${inputs.join(', ')}]}`)} \\\n  ${data.join(' ')} |\n  curl -s '${address}' \\\n  ${headers} \\\n  --data-binary @-`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function repeated({ element, count }: SampleTensor): string {
  return Array(count).fill(element).join(', ');
}

function python(address: string, tensors: readonly SampleTensor[]): string {
  const inputs = tensors.map((tensor) => {
    const element = tensor.element === 'true' ? 'True' : tensor.element;
    return `        ${tensorJson(tensor, `[${element}] * ${tensor.count}`)},`;
  });
  return `import json, os, urllib.request

request = urllib.request.Request(
    "${address}",
    data=json.dumps({"inputs": [
${inputs.join('\n')}
    ]}).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["MARKET_KEY"],
        "Content-Type": "application/json",
    },
)
with urllib.request.urlopen(request) as answer:
    print(json.load(answer)["outputs"])`;
}

function javascript(address: string, tensors: readonly SampleTensor[]): string {
  const inputs = tensors.map((tensor) => `      ${tensorJson(tensor, `Array(${tensor.count}).fill(${tensor.element})`)},`);
  return `const answer = await fetch("${address}", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.MARKET_KEY}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    inputs: [
${inputs.join('\n')}
    ],
  }),
});
console.log(answer.status, JSON.stringify(await answer.json()));`;
}
