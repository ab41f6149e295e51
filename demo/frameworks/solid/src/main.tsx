import { render } from 'solid-js/web';
import { App } from './app';

const container = document.getElementById('app');
if (container) render(() => <App />, container);
