import type { AccountPage } from '../support/engines/account-page.js';
import type { EngineName } from '../support/engines/engine-window.js';

/** Describes a part of what a person does. The page is there while the tests run. */
export type Flow = (page: () => AccountPage, engine: EngineName) => void;
