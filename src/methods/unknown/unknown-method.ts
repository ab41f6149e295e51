import type { UnknownMethod } from '../../model/auth-method.js';
import type { MethodType } from '../method-type.js';
import { UnknownRow } from './unknown-row.js';

export const unknownMethod: MethodType<UnknownMethod> = {
  icon: 'other',
  component: UnknownRow,
  title: ({ rawType }, { messages }) => rawType || messages.unknownMethod,
};
