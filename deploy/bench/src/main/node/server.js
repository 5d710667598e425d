// The comparison server: what one gets from fastify and onnxruntime-node in one process, unbatched, without keys.
// Usage: node server.js PORT NAME=FILE... ; says READY once it serves, and ends when its input does.
import fastify from 'fastify';
import ort from 'onnxruntime-node';

const HEAD_LENGTH = 'inference-header-content-length';
const BODY_LIMIT = 64 * 1024 * 1024;
const ARRAYS = { FP32: Float32Array, INT64: BigInt64Array };
const TYPES = { FP32: 'float32', INT64: 'int64' };

const [port, ...named] = process.argv.slice(2);
const sessions = new Map();
for (const each of named) {
  const at = each.indexOf('=');
  const session = await ort.InferenceSession.create(each.slice(at + 1), { intraOpNumThreads: 1, interOpNumThreads: 1 });
  sessions.set(each.slice(0, at), session);
}

const app = fastify({ logger: false, bodyLimit: BODY_LIMIT });
app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) => done(null, body));

app.post('/v2/models/:model/infer', async (request, reply) => {
  const session = sessions.get(request.params.model);
  if (!session) {
    return reply.code(404).send({ error: 'no such model' });
  }
  const { head, blob } = parts(request);
  const inputs = {};
  let from = 0;
  for (const input of head.inputs) {
    const size = input.parameters?.binary_data_size;
    const values = blob ? fromBytes(input, blob.subarray(from, from + size)) : fromNumbers(input);
    from += size ?? 0;
    inputs[input.name] = new ort.Tensor(TYPES[input.datatype], values, input.shape);
  }
  const outputs = await session.run(inputs);
  const name = session.outputNames[0];
  return answer(reply, request.params.model, name, outputs[name], head.parameters?.binary_data_output === true);
});

function parts(request) {
  const length = request.headers[HEAD_LENGTH];
  if (length === undefined) {
    return { head: request.body };
  }
  const end = Number(length);
  return { head: JSON.parse(request.body.toString('utf8', 0, end)), blob: request.body.subarray(end) };
}

function fromNumbers(input) {
  return input.datatype === 'INT64' ? BigInt64Array.from(input.data, BigInt) : Float32Array.from(input.data);
}

// Copied, since a typed array has to begin at a multiple of its element's size.
function fromBytes(input, blob) {
  const bytes = new Uint8Array(blob);
  const Type = ARRAYS[input.datatype];
  return new Type(bytes.buffer, 0, bytes.byteLength / Type.BYTES_PER_ELEMENT);
}

function answer(reply, model, name, tensor, binary) {
  const output = { name, datatype: 'FP32', shape: tensor.dims };
  if (!binary) {
    return reply.send({ model_name: model, outputs: [{ ...output, data: Array.from(tensor.data) }] });
  }
  const blob = Buffer.from(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength);
  output.parameters = { binary_data_size: blob.length };
  const head = Buffer.from(JSON.stringify({ model_name: model, outputs: [output] }));
  return reply
    .header(HEAD_LENGTH, String(head.length))
    .type('application/octet-stream')
    .send(Buffer.concat([head, blob]));
}

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.stdin.on('end', () => process.exit(0)).resume();
console.log('READY');
