import { defineConfig } from 'vite';

// The page runs under a Content-Security-Policy that allows the server's own files and nothing inline, so nothing is inlined here.
export default defineConfig({
  base: '/',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  preview: { port: 4173, proxy: { '/api': 'http://127.0.0.1:8777' } },  // to look at it without building the program
  build: {
    target: 'es2020',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
});
