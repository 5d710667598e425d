type Call<P, Q, B, R> = {
  parameters: (keyof P extends never ? { path?: never } : { path: P }) & { query?: Q };
  responses: { 200: { content: { 'application/json': R } } };
} & (B extends undefined ? { requestBody?: never } : { requestBody: { content: { 'application/json': B } } });
type None = Record<never, never>;
interface Page<T> { items: T[]; next?: string }
interface Tensor { name: string; datatype: string; shape: number[]; dimensionNames?: (string | null)[] }
export interface components {
  schemas: {
    TenantView: { id: string; displayName: string; timeZone: string; country: string; role?: string };
    KeyView: { id: string; name: string; prefix: string; lastFour: string; createdAt: string; expiresAt?: string; revokedAt?: string };
    NewKeyView: { id: string; name: string; prefix: string; lastFour: string; createdAt: string; expiresAt?: string; token: string };
    ModelView: { name: string; displayName: string; summary: string; createdAt?: string; latestVersion?: string };
    TensorView: Tensor;
    FileView: { name: string; sha256: string; bytes: number };
    ReleaseView: {
      version: string; status: string; opset?: number; parameters?: number;
      files?: { name: string; sha256: string; bytes: number }[];
      signature?: { inputs: Tensor[]; outputs: Tensor[] };
      inspection?: { parameters: number; producer: string; operators: Record<string, number>; loadMillis: number; latencyMillis: number };
      timeline?: { at: string; status: string; by?: string; note?: string }[];
    };
    ReviewView: { model: string; version: string; submittedAt?: string } & components['schemas']['ReleaseView'];
    CatalogEntry: { model: string; partner: string; partnerDisplayName: string; name: string; displayName: string; summary: string; latestVersion: string; publishedAt: string; signature: { inputs: Tensor[]; outputs: Tensor[] }; latencyMillis: number };
    CatalogRelease: { version: string; publishedAt: string; opset: number; parameters: number; signature: { inputs: Tensor[]; outputs: Tensor[] }; latencyMillis: number };
    CatalogModelView: { model: string; partner: string; partnerDisplayName: string; name: string; displayName: string; summary: string; latestVersion: string; releases: components['schemas']['CatalogRelease'][] };
  };
}
type S = components['schemas'];
interface T { tenant: string }
interface TM extends T { model: string }
interface TMV extends TM { version: string }
export interface paths {
  '/v1/tenants': { get: Call<None, { cursor?: string }, undefined, Page<S['TenantView']>>; post: Call<None, None, { id: string; displayName: string; timeZone: string; country: string }, S['TenantView']> };
  '/v1/tenants/{tenant}': { get: Call<T, None, undefined, S['TenantView']> };
  '/v1/tenants/{tenant}/keys': { get: Call<T, { cursor?: string }, undefined, Page<S['KeyView']>>; post: Call<T, None, { name: string; expiresAt?: string }, S['NewKeyView']> };
  '/v1/tenants/{tenant}/keys/{id}': { delete: Call<T & { id: string }, None, undefined, never> };
  '/v1/tenants/{tenant}/models': { get: Call<T, { cursor?: string }, undefined, Page<S['ModelView']>>; post: Call<T, None, { name: string; displayName: string; summary: string }, S['ModelView']> };
  '/v1/tenants/{tenant}/models/{model}': { get: Call<TM, None, undefined, S['ModelView']> };
  '/v1/tenants/{tenant}/models/{model}/releases': { get: Call<TM, { cursor?: string }, undefined, Page<S['ReleaseView']>>; post: Call<TM, None, { version: string }, S['ReleaseView']> };
  '/v1/tenants/{tenant}/models/{model}/releases/{version}': { get: Call<TMV, None, undefined, S['ReleaseView']> };
  '/v1/tenants/{tenant}/models/{model}/releases/{version}/submission': { post: Call<TMV, None, undefined, S['ReleaseView']> };
  '/v1/tenants/{tenant}/models/{model}/releases/{version}/withdrawal': { post: Call<TMV, None, undefined, S['ReleaseView']> };
  '/v1/reviews': { get: Call<None, { cursor?: string }, undefined, Page<S['ReviewView']>> };
  '/v1/reviews/{tenant}/{model}/{version}/approval': { post: Call<TMV, None, { note?: string }, S['ReleaseView']> };
  '/v1/reviews/{tenant}/{model}/{version}/rejection': { post: Call<TMV, None, { reason: string }, S['ReleaseView']> };
  '/v1/catalog/models': { get: Call<None, { query?: string; cursor?: string }, undefined, Page<S['CatalogEntry']>> };
  '/v1/catalog/models/{tenant}/{model}': { get: Call<TM, None, undefined, S['CatalogModelView']> };
}
