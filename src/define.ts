import { defaultBackend } from './backends/default-backend.js';
import { AuthMethodsManager } from './manager/auth-methods-manager.js';

/** Registers `<auth-methods-manager>`, with the backend that its `domain` speaks of. The one side effect here. */
AuthMethodsManager.defaultBackend ??= defaultBackend;
AuthMethodsManager.define();

declare global {
  interface HTMLElementTagNameMap {
    'auth-methods-manager': AuthMethodsManager;
  }
}
