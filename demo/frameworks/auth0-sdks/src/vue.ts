import { createApp } from 'vue';
import { createAuth0 } from '@auth0/auth0-vue';
import Security from './security.vue';
import { options } from './tenant';

createApp(Security).use(createAuth0(options)).mount('#app');
