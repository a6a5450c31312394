// Puts a brotli and a gzip copy beside each built text file, so that no request has to compress it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../wwwroot/', import.meta.url));

for (const name of readdirSync(root, { recursive: true }).map(String)) {
  if (/\.(html|js|css|svg)$/.test(name)) {
    const plain = readFileSync(root + name);
    writeFileSync(`${root}${name}.gz`, gzipSync(plain, { level: 9 }));
    writeFileSync(`${root}${name}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
  }
}
