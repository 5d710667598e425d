// Calls each sample model over every way and says, as a line of JSON each, whether the ways agree to the bit and how
// far the answers are from what the evaluation files expect.
import { Strangers } from './calls.mjs';
import { MODELS } from './models.mjs';

const { HTTP, GRPC, KEY, PARTNER, SAMPLES, PROTO } = process.env;

const strangers = await Strangers.open({ http: HTTP, grpcTarget: GRPC, key: KEY, proto: PROTO });
try {
  for (const [name, evaluate] of Object.entries(MODELS)) {
    let calls = 0;
    const differences = [];
    const furthest = await evaluate(SAMPLES, async (inputs) => {
      const ways = await strangers.everyWay(`${PARTNER}.${name}`, inputs);
      calls += 1;
      differences.push(...unlike(ways));
      return ways.raw;
    });
    console.log(JSON.stringify({ model: name, calls, furthest, differences }));
  }
} finally {
  await strangers.close();
}

/** Which way differs from gRPC's raw bytes in which output. */
function unlike(ways) {
  const found = [];
  for (const [way, outputs] of Object.entries(ways)) {
    ways.raw.forEach((expected, i) => {
      const given = outputs[i];
      const same =
        given?.name === expected.name &&
        given.datatype === expected.datatype &&
        String(given.shape) === String(expected.shape) &&
        Buffer.compare(Buffer.from(given.data.buffer), Buffer.from(expected.data.buffer)) === 0;
      if (!same) {
        found.push(`${way} ${expected.name}`);
      }
    });
    if (outputs.length !== ways.raw.length) {
      found.push(`${way}: ${outputs.length} outputs instead of ${ways.raw.length}`);
    }
  }
  return found;
}
