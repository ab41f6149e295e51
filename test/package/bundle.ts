import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One file of the script-tag build, as Vite's manifest lists it. */
interface ManifestChunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

export interface Chunk {
  readonly file: string;
  /** The module it is named after, such as `src/methods/totp/totp-enroll.ts`; absent for a shared chunk. */
  readonly source: string | undefined;
  readonly isEntry: boolean;
  /** Bytes after gzip at its highest level. */
  readonly gzip: number;
  /** Paths of all modules in it, from its source map. */
  readonly modules: readonly string[];
  /** The chunks that it needs before it can run. */
  readonly imports: readonly Chunk[];
}

/** All chunks of a build folder that has a `manifest.json`, with their real sizes. */
export function readChunks(folder: string): readonly Chunk[] {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  /** The bundler's own few lines, where they are a file, have no map. */
  const readMap = (file: string): { readonly sources: readonly string[] } =>
    existsSync(join(folder, `${file}.map`))
      ? (JSON.parse(read(`${file}.map`)) as { readonly sources: readonly string[] })
      : { sources: [] };
  const manifest = JSON.parse(read('manifest.json')) as Readonly<Record<string, ManifestChunk>>;
  const chunks = new Map<string, Chunk>();

  function chunkOf(key: string): Chunk {
    const known = chunks.get(key);
    if (known) return known;
    const entry = manifest[key];
    if (!entry) throw new Error(`Vite's manifest has no "${key}".`);
    const { sources } = readMap(entry.file);
    const imports: Chunk[] = [];
    const chunk: Chunk = {
      file: entry.file,
      source: entry.src,
      isEntry: entry.isEntry ?? false,
      gzip: gzipSync(read(entry.file), { level: 9 }).length,
      modules: sources,
      imports,
    };
    chunks.set(key, chunk);
    imports.push(...(entry.imports ?? []).map(chunkOf));
    return chunk;
  }

  return Object.keys(manifest).map(chunkOf);
}

/** A chunk and all that it needs before it can run, each once. */
export function closureOf(chunk: Chunk): ReadonlySet<Chunk> {
  const closure = new Set([chunk]);
  // A set hands out what is added to it while it is walked through.
  for (const { imports } of closure) for (const needed of imports) closure.add(needed);
  return closure;
}

export function gzipOf(chunks: Iterable<Chunk>): number {
  return [...chunks].reduce((sum, { gzip }) => sum + gzip, 0);
}
