import { config } from 'zod';

// zod would try whether it may compile code at run time; our content security policy forbids that and reports the try.
config({ jitless: true });
