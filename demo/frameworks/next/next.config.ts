import type { NextConfig } from 'next';

export default {
  distDir: 'dist',
  // Next.js looks for the lock file of a whole project: this one is inside another.
  turbopack: { root: import.meta.dirname },
} satisfies NextConfig;
