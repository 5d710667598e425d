{{- define "modelmarket.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{/* Selectors: (dict "root" $ "part" "billing") */}}
{{- define "modelmarket.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "modelmarket.labels" -}}
{{ include "modelmarket.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "modelmarket.image" -}}
{{ .root.Values.image.prefix }}/{{ .image }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "modelmarket.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  # Files keep the rights they were made with: the ledger's key is refused when others may read it.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .of.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Workers bind themselves with Landlock and seccomp, for which no privilege is needed. */}}
{{- define "modelmarket.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "modelmarket.probes" -}}
startupProbe:
  httpGet: {path: /q/health/started, port: http}
  periodSeconds: 5
  failureThreshold: {{ div (add .of.startupSeconds 4) 5 }}
livenessProbe:
  httpGet: {path: /q/health/live, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /q/health/ready, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
# Whoever routes to this pod learns first that it goes.
lifecycle:
  preStop:
    exec: {command: [sleep, "5"]}
{{- end }}

{{/* Not two of a part on one machine, as far as there are enough. */}}
{{- define "modelmarket.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{ include "modelmarket.selector" . | nindent 8 }}
{{- end }}

{{/* The settings of a control-plane service: (dict "root" $ "part" "billing" "schema" "billing") */}}
{{- define "modelmarket.controlPlaneEnv" -}}
{{- $database := .root.Values.secrets.database }}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ required "kafka.bootstrapServers" .root.Values.kafka.bootstrapServers | quote }}
- name: MARKET_TOPICS_PREFIX
  value: {{ .root.Values.kafka.topicsPrefix | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "%s?currentSchema=%s%s" (required "postgres.url" .root.Values.postgres.url) .schema (empty .root.Values.postgres.parameters | ternary "" (printf "&%s" .root.Values.postgres.parameters)) | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  value: {{ .schema }}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $database }}, key: {{ .part }}}}
- name: QUARKUS_FLYWAY_USERNAME
  value: {{ .schema }}_owner
- name: QUARKUS_FLYWAY_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ $database }}, key: {{ .part }}-owner}}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ required "oidc.issuer" .root.Values.oidc.issuer | quote }}
- name: QUARKUS_LOG_CONSOLE_JSON_ENABLED
  value: "true"
{{- end }}

{{/* What values say besides: (dict "of" .Values.billing) */}}
{{- define "modelmarket.moreEnv" -}}
{{- range $name, $value := .of.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- with .of.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "modelmarket.placement" -}}
{{- with .of.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .of.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* (dict "root" $ "volume" "artifacts") */}}
{{- define "modelmarket.claim" -}}
{{- $volume := index .root.Values.volumes .volume -}}
{{ $volume.existingClaim | default (printf "%s-%s" (include "modelmarket.name" .root) .volume) }}
{{- end }}

{{/* The settings of a bucket: (dict "of" .Values.buckets.archive "prefix" "MARKET_ARCHIVE_S3") */}}
{{- define "modelmarket.bucketEnv" -}}
{{- $prefix := .prefix }}
{{- with .of.bucket }}
- name: {{ $prefix }}_BUCKET
  value: {{ . | quote }}
- name: {{ $prefix }}_PATH_STYLE
  value: {{ $.of.pathStyle | quote }}
{{- range $setting := list "endpoint" "region" "prefix" "sse" }}
{{- with index $.of $setting }}
- name: {{ $prefix }}_{{ upper $setting }}
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
