import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Arrows between folders point one way: app -> features -> components -> lib; no feature knows another. */
const arrows = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }] },
});

export default tseslint.config(
  { ignores: ['node_modules', 'src/lib/api/*.schema.d.ts', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      'max-lines': ['error', { max: 200 }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  { files: ['scripts/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
  arrows(['src/features/**'], ['@/features/*', '@/app/*', '../*'], 'A feature imports lib, components and its own folder only.'),
  arrows(['src/components/**'], ['@/features/*', '@/app/*', '../*'], 'A component imports lib and other components only.'),
  arrows(['src/lib/**'], ['@/features/*', '@/app/*', '@/components/*'], 'lib imports lib only.'),
);
