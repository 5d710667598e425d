import { Card, CardBody, CardTitle, Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextArea, TextInput } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { ProblemAlert } from '@/components/ProblemAlert';
import { infer } from '@/lib/api/inference';
import type { Signature } from '@/lib/api/shapes';
import { subscriptionsQuery } from '@/lib/plans';
import { sampleBody, sampleOf } from '@/lib/samples';
import { wireName } from './snippets';
import { TriedAnswer } from './TriedAnswer';
import { WrongText } from '@/components/WrongText';

interface Props {
  tenant: string;
  model: string;
  signature: Signature;
}

/** More elements than that nobody reads in a form. */
const MOST_TYPED = 20_000;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Calls the model from the page, as a program would: with a key, counted and charged. */
export function TryIt({ tenant, model, signature }: Props) {
  const { t } = useTranslation();
  const subscription = useQuery(subscriptionsQuery(tenant)).data?.find(
    (candidate) => candidate.model === model && candidate.status === 'ACTIVE',
  );
  const tensors = sampleOf(signature);
  const isTypable = tensors.reduce((sum, tensor) => sum + tensor.count, 0) <= MOST_TYPED;
  const [request, setRequest] = useState(() => (isTypable ? sampleBody(tensors) : ''));
  const [key, setKey] = useState('');
  const call = useMutation({ mutationFn: () => infer(wireName(model), key.trim(), request) });
  const isValid = isJson(request);
  return (
    <Card>
      <CardTitle component="h2">{t('tryIt.title')}</CardTitle>
      <CardBody className="market-stack">
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            call.mutate();
          }}
        >
          <FormGroup label={t('keys.key')} fieldId="try-key" isRequired>
            <TextInput
              id="try-key"
              type="password"
              value={key}
              isRequired
              autoComplete="off"
              aria-describedby="try-key-help"
              onChange={(_, value) => setKey(value)}
            />
            <FormHelperText>
              <HelperText id="try-key-help">
                <HelperTextItem>{t('tryIt.keyHelp')}</HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormGroup label={t('tryIt.request')} fieldId="try-request" isRequired>
            <TextArea
              id="try-request"
              className="market-code"
              value={request}
              rows={6}
              isRequired
              spellCheck={false}
              resizeOrientation="vertical"
              validated={request === '' || isValid ? 'default' : 'error'}
              aria-describedby="try-request-help"
              onChange={(_, value) => setRequest(value)}
            />
            <FormHelperText>
              <HelperText id="try-request-help" aria-live="polite">
                {request !== '' && !isValid ? (
                  <WrongText>{t('tryIt.notJson')}</WrongText>
                ) : (
                  <HelperTextItem>{t(isTypable ? 'tryIt.requestHelp' : 'tryIt.tooLarge')}</HelperTextItem>
                )}
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <div>
            <Button type="submit" isLoading={call.isPending} isDisabled={call.isPending || key.trim() === '' || !isValid}>
              {t('tryIt.call')}
            </Button>
          </div>
        </Form>
        <div aria-live="polite">
          {call.isError && <ProblemAlert error={call.error} isQuiet />}
          {call.isSuccess && <TriedAnswer answer={call.data} plan={subscription?.plan} />}
        </div>
      </CardBody>
    </Card>
  );
}
