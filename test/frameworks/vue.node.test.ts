import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { describeApp } from './describe-app.js';
import { FrameworkApp } from './framework-app.js';

const usage = `<script setup lang="ts">
import { useTemplateRef } from 'vue';
import type { AuthMethodsErrorEvent, AuthMethodsManager } from 'auth-methods-manager';
import 'auth-methods-manager/define';
import 'auth-methods-manager/vue';

const manager = useTemplateRef('manager');
const element = (): AuthMethodsManager | null => manager.value;

function onError(event: AuthMethodsErrorEvent): void {
  console.log(event.error.code, element());
}
</script>

<template>
  <auth-methods-manager
    ref="manager"
    class="wide"
    lang="de"
    domain="login.example.com"
    api-base="/me/v1"
    hide-summary
    :types="['passkey', 'totp']"
    :heading-level="3"
    @auth-methods-error="onError"
    @auth-method-before-remove="(event) => event.method.confirmed || event.preventDefault()"
  >
    <p slot="footer">Help</p>
  </auth-methods-manager>

  <!-- @vue-expect-error A domain is a text. -->
  <auth-methods-manager :domain="1" />
  <!-- @vue-expect-error There is no such property. -->
  <auth-methods-manager read-only />
  <!-- @vue-expect-error Types are a string, or a list of strings. -->
  <auth-methods-manager :types="7" />
  <!-- @vue-expect-error This is another event. -->
  <auth-methods-manager @auth-methods-loaded="onError" />
  <!-- @vue-expect-error There is no such event. -->
  <auth-methods-manager @auth-methods-lodaed="() => {}" />
  <!-- @vue-expect-error A token is a text. -->
  <auth-methods-manager :getAccessToken="() => 1" />
</template>
`;

describe('the Vue app', () => {
  const app = new FrameworkApp('vue');

  before(async () => {
    await app.install();
    await app.build();
  });

  // Vue makes a policy for the static parts of its templates when it is loaded, whether it needs it or not:
  // https://github.com/vuejs/core/blob/main/packages/runtime-dom/src/nodeOps.ts
  describeApp({ app, output: 'dist', trustedTypes: ['vue'] });

  it('has types for properties and events, and refuses others', async () => {
    const check = { file: 'usage.vue', text: usage };
    assert.equal(await app.complaintsOf('vue-tsc', check), '');
  });
});
