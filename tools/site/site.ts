import { join, relative } from 'node:path';
import process from 'node:process';
import { buildSite } from './build-site.js';

/** `npm run site` builds the demo and the guides as static files. */
const folder = join(import.meta.dirname, '../../dist/site');
await buildSite(folder);
console.log(
  `${relative(process.cwd(), folder)}: put it on any web server with HTTPS, or look at it on localhost.`,
);
