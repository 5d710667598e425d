import { createRootRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CrashPage } from './CrashPage';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: CrashPage });

/** Where a page is. */
export const at = <const P extends string>(path: P) => ({ getParentRoute: () => root, path });

/** What an address may hold besides; what is not well-formed is as if it were not there. */
export const period = z.object({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional().catch(undefined) });
export const instant = z.object({ at: z.iso.datetime().optional().catch(undefined) });
export const text = z.string().max(200).optional().catch(undefined);
