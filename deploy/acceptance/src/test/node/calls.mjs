// One request over four ways into a market: JSON by fetch, binary tensors by curl, gRPC typed and gRPC raw.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const HEADER_LENGTH = 'Inference-Header-Content-Length';
const TYPES = {
  FP32: { Array: Float32Array, contents: 'fp32_contents' },
  INT64: { Array: BigInt64Array, contents: 'int64_contents' },
};

/** A tensor as these scripts hold one: FP32 or INT64, row-major. */
export function tensor(name, datatype, shape, values) {
  const convert = datatype === 'INT64' ? BigInt : Number;
  return { name, datatype, shape, data: TYPES[datatype].Array.from(values, convert) };
}

const bytes = ({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

function fromBytes({ name, datatype, shape }, buffer) {
  const aligned = Uint8Array.from(buffer);
  return { name, datatype, shape: shape.map(Number), data: new TYPES[datatype].Array(aligned.buffer) };
}

export class Strangers {
  constructor({ http, grpcTarget, key, proto, folder }) {
    this.http = http;
    this.key = key;
    this.folder = folder;
    const definition = protoLoader.loadSync(proto, { keepCase: true, longs: String, defaults: true });
    const { GRPCInferenceService } = grpc.loadPackageDefinition(definition).inference;
    this.client = new GRPCInferenceService(grpcTarget, grpc.credentials.createInsecure());
    this.metadata = new grpc.Metadata();
    this.metadata.set('authorization', `Bearer ${key}`);
  }

  static async open(options) {
    return new Strangers({ ...options, folder: await mkdtemp(join(tmpdir(), 'strangers-')) });
  }

  async close() {
    this.client.close();
    await rm(this.folder, { recursive: true });
  }

  /** The answers of all four ways, by name of the way; each a list of tensors in the order of their names. */
  async everyWay(model, inputs) {
    const ways = {
      json: await this.json(model, inputs),
      curl: await this.curl(model, inputs),
      typed: await this.overGrpc(model, inputs, false),
      raw: await this.overGrpc(model, inputs, true),
    };
    for (const outputs of Object.values(ways)) {
      outputs.sort((one, other) => one.name.localeCompare(other.name));
    }
    return ways;
  }

  async json(model, inputs) {
    const sent = inputs.map((input) => ({ ...input, data: Array.from(input.data, Number) }));
    const response = await fetch(`${this.http}/v2/models/${model}/infer`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ inputs: sent }),
    });
    const answer = await response.json();
    if (response.status !== 200) {
      throw new Error(`${model} by JSON: ${response.status} ${JSON.stringify(answer)}`);
    }
    return answer.outputs.map(({ name, datatype, shape, data }) => tensor(name, datatype, shape, data));
  }

  async curl(model, inputs) {
    const head = Buffer.from(
      JSON.stringify({
        inputs: inputs.map(({ name, datatype, shape, data }) => ({
          name,
          datatype,
          shape,
          parameters: { binary_data_size: data.byteLength },
        })),
        parameters: { binary_data_output: true },
      }),
    );
    const body = join(this.folder, 'body');
    const heads = join(this.folder, 'heads');
    await writeFile(body, Buffer.concat([head, ...inputs.map(bytes)]));
    const { stdout } = await promisify(execFile)(
      'curl',
      [
        ['-sS', '--fail-with-body', '-D', heads, `${this.http}/v2/models/${model}/infer`],
        ['-H', `X-API-Key: ${this.key}`, '-H', 'Content-Type: application/octet-stream'],
        ['-H', `${HEADER_LENGTH}: ${head.length}`, '--data-binary', `@${body}`],
      ].flat(),
      { encoding: 'buffer', maxBuffer: 64 << 20 },
    );
    const length = await headLength(heads);
    let at = length;
    return JSON.parse(stdout.subarray(0, length)).outputs.map((output) => {
      const size = output.parameters.binary_data_size;
      at += size;
      return fromBytes(output, stdout.subarray(at - size, at));
    });
  }

  async overGrpc(model, inputs, raw) {
    const request = {
      model_name: model,
      inputs: inputs.map(({ name, datatype, shape, data }) => ({
        name,
        datatype,
        shape,
        ...(raw ? {} : { contents: { [TYPES[datatype].contents]: Array.from(data, String) } }),
      })),
      raw_input_contents: raw ? inputs.map(bytes) : [],
    };
    const answer = await new Promise((resolve, reject) => {
      this.client.ModelInfer(request, this.metadata, (failure, response) =>
        failure ? reject(new Error(`${model} by gRPC: ${failure.message}`)) : resolve(response),
      );
    });
    return answer.outputs.map((output, i) => {
      if (answer.raw_output_contents.length > 0) {
        return fromBytes(output, answer.raw_output_contents[i]);
      }
      const values = output.contents[TYPES[output.datatype].contents];
      return tensor(output.name, output.datatype, output.shape.map(Number), values);
    });
  }
}

async function headLength(file) {
  const found = new RegExp(`^${HEADER_LENGTH}: (\\d+)`, 'im').exec(await readFile(file, 'latin1'));
  if (!found) {
    throw new Error(`the answer has no ${HEADER_LENGTH}`);
  }
  return Number(found[1]);
}
