// Turns what Vite built into one C++ file: each file packed by gzip and taken in by the assembler, with its path and type.
//   node embed.mjs DIST OUT     writes OUT/page_assets.cpp and the packed files beside it
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const [dist, out] = process.argv.slice(2).map((p) => resolve(p));
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.png': 'image/png',
};
const walk = (dir) => readdirSync(dir).sort().flatMap((name) => (statSync(join(dir, name)).isDirectory() ? walk(join(dir, name)) : [join(dir, name)]));

mkdirSync(join(out, 'packed'), { recursive: true });
const assets = walk(dist).map((file, i) => {
  const type = types[extname(file)];
  if (!type) throw new Error(`${file}: a kind of file the server has no type for`);
  const packed = join(out, 'packed', `${i}.gz`);
  writeFileSync(packed, gzipSync(readFileSync(file), { level: 9 }));
  return { path: '/' + relative(dist, file).replaceAll('\\', '/'), type, packed, size: statSync(packed).size };
});
const text = `// Written by page/embed.mjs.
#include "dragoman/serve/assets.h"

${assets.map((a, i) => `asm(".section .rodata\\n.global dragoman_page_${i}\\ndragoman_page_${i}:\\n.incbin \\"${a.packed}\\"\\n.byte 0\\n.previous\\n");\nextern "C" const char dragoman_page_${i}[];`).join('\n')}

namespace dragoman::serve {

std::span<const Asset> page_assets() {
  static const Asset kAssets[] = {
${assets.map((a, i) => `      {"${a.path}", "${a.type}", {dragoman_page_${i}, ${a.size}}},`).join('\n')}
  };
  return kAssets;
}

}  // namespace dragoman::serve
`;
writeFileSync(join(out, 'page_assets.cpp'), text);
console.log(`${assets.length} files, ${Math.round(assets.reduce((n, a) => n + a.size, 0) / 1024)} KB packed`);
