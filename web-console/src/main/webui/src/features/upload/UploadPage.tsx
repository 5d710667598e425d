import { ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '@/components/Crumbs';
import { PageFrame } from '@/components/PageFrame';
import { FileStep } from './FileStep';
import { SubmitStep } from './SubmitStep';
import { VersionStep } from './VersionStep';

const route = getRouteApi('/t/$tenant/models/$model/upload');
const STEPS = ['version', 'file', 'submit'] as const;
type Step = (typeof STEPS)[number];

/** A release in three steps: its version, its file, its inspection. The version is in the address: a reload keeps it. */
export function UploadPage() {
  const { t } = useTranslation();
  const { tenant, model } = route.useParams();
  const { version } = route.useSearch();
  const navigate = route.useNavigate();
  const [uploaded, setUploaded] = useState<string>();
  const step: Step = !version ? 'version' : uploaded === version ? 'submit' : 'file';

  return (
    <PageFrame
      title={t('upload.title')}
      lead={t('upload.lead', { model: `${tenant}/${model}` })}
      above={
        <Crumbs
          links={[
            <Link key="models" to="/t/$tenant/models" params={{ tenant }}>
              {t('models.title')}
            </Link>,
            <Link key="model" to="/t/$tenant/models/$model" params={{ tenant, model }}>
              {`${tenant}/${model}`}
            </Link>,
          ]}
          here={t('upload.title')}
        />
      }
    >
      <div className="market-stack market-wizard">
        <ProgressStepper aria-label={t('upload.steps.label')}>
          {STEPS.map((name, index) => (
            <ProgressStep
              key={name}
              id={`upload-${name}`}
              titleId={`upload-${name}-title`}
              variant={index < STEPS.indexOf(step) ? 'success' : name === step ? 'info' : 'pending'}
              isCurrent={name === step}
              aria-label={t(`upload.steps.${name}`)}
            >
              {t(`upload.steps.${name}`)}
              {name === 'version' && version ? ` ${version}` : ''}
            </ProgressStep>
          ))}
        </ProgressStepper>
        {step === 'version' && (
          <VersionStep tenant={tenant} model={model} onChosen={(chosen) => void navigate({ search: { version: chosen } })} />
        )}
        {version && step === 'file' && (
          <FileStep target={{ tenant, model, version }} onUploaded={() => setUploaded(version)} />
        )}
        {version && step === 'submit' && (
          <SubmitStep target={{ tenant, model, version }} onAgain={() => setUploaded(undefined)} />
        )}
      </div>
    </PageFrame>
  );
}
