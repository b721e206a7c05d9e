/** A number from the open interval (0, 1): the next of its stream. */
export type Draw = () => number;

/**
 * The streams of one person. Each process has its own (`part`: one for each month, day or course), so that a
 * process that is added, or draws more often, never shifts another.
 */
export type Streams = (process: string, part?: number) => Draw;

/** FNV-1a, 32 bits, of the UTF-16 code units. */
function hash(text: string): number {
  let h = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x0100_0193);
  return h >>> 0;
}

const known = new Map<string, number>();
function hashOf(text: string): number {
  let h = known.get(text);
  if (h === undefined) {
    h = hash(text);
    known.set(text, h);
  }
  return h;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return h ^ (h >>> 16);
}

/** Doty-Humphrey's sfc32, seeded by the four numbers; two outputs make one number of 53 bits. */
function streamOf(seed: number, person: number, process: number, part: number): Draw {
  let a = mix(seed ^ mix(process));
  let b = mix(person ^ mix(a ^ 0x9e37_79b9));
  let c = mix(part ^ mix(b ^ process));
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6) + 0.5) / 9_007_199_254_740_992;
}

/** @param seed any text or number; @param person index within the cohort, from 0 */
export function streamsOf(seed: string | number, person: number): Streams {
  const seedHash = hash(`${seed}`);
  return (process, part = 0) => streamOf(seedHash, person, hashOf(process), part);
}
