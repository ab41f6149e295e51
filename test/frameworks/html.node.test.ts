import { before, describe } from 'node:test';
import { describeApp } from './describe-app.js';
import { FrameworkApp } from './framework-app.js';

describe('the page without a framework', () => {
  const app = new FrameworkApp('html');

  before(() => app.install());

  describeApp({ app, output: '.' });
});
