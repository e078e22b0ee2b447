import { z } from 'zod';

// zod compiles its checks with `new Function`, which the pages' policy (`script-src 'self'`) refuses and reports. It decides
// when a schema is made, so both entries import this file before anything that makes one.
z.config({ jitless: true });
